import type { Document, Note, SlotValues } from './model.js'
import type { SignaturePlace } from './pdf/build.js'
import type { Template, TemplateFamily } from './template.js'

/** A font family as an agency supplies it: TrueType outlines, bytes of the .ttf files. */
export interface FontSource {
  readonly family: string
  readonly regular: Uint8Array
  readonly bold?: Uint8Array
  readonly italic?: Uint8Array
  readonly boldItalic?: Uint8Array
  /** Real size = nominal size × scale. TH Sarabun is 1, the Sarabun of Google Fonts 0.67. */
  readonly scale: number
  /** Single line spacing as a multiple of the nominal size; 1.15 when absent. */
  readonly linePitch?: number
}

export interface TypesetterOptions {
  /** Families besides the `sarabun` that is always there. */
  readonly fonts?: readonly FontSource[]
  /** Compounds that are never broken, besides the built-in lexicon. */
  readonly lexicon?: readonly string[]
  /** Folder for baked fonts, by content hash. Without one they are baked at every start (about a second). */
  readonly cacheDir?: string
}

export interface RenderOptions {
  /** Values of the document's slots. A slot without one is refused. */
  readonly values?: SlotValues
  /** Called for everything normalisation changed and every line that had to be overfull. */
  readonly report?: (note: Note) => void
  /** Leaves an empty signature in the document's `signatureField`, for `signPlace` of `sign/`. */
  readonly signature?: SignaturePlace
}

export interface CompileOptions {
  /** Lines of slots that do not say so themselves. */
  readonly lines?: Readonly<Record<string, 1 | 2 | 3>>
  /** Each letter leaves an empty signature behind the prefix: `stamp(template, values, finish)` fills it. */
  readonly signature?: SignaturePlace
  /** Texts that slots will hold beside Thai and Latin: their characters are added to the font. */
  readonly slotTexts?: readonly string[]
  readonly report?: (note: Note) => void
}

/** What the layout came to, without the bytes. */
export interface Layout {
  readonly pageCount: number
  /** Text of each line as set, page by page. */
  readonly pages: readonly { readonly lines: readonly string[] }[]
  readonly notes: readonly Note[]
}

/**
 * Sets Thai text. Holds the shaper and the baked fonts; one per process is enough.
 * Errors: `MissingGlyph`, `TooLarge`, `SlotWithoutValue`, `AssetRefused`, `FontRefused` (errors.ts).
 */
export interface Typesetter {
  /** The whole PDF. Equal documents and values give equal bytes. */
  render(document: Document, options?: RenderOptions): Promise<Uint8Array>
  /** Layout alone: page count, lines, notes. */
  inspect(document: Document, options?: RenderOptions): Promise<Layout>
  /** Document with slots → template. The numbers of lines are those of the slots' `lines`, or of `lines` here. */
  compile(document: Document, options?: CompileOptions): Promise<Template>
  /** The templates that these values need: one for each combination of line counts that occurs. */
  compileFamily(
    document: Document,
    list: readonly SlotValues[],
    options?: CompileOptions,
  ): Promise<TemplateFamily>
}
