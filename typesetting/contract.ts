import type { Document, Note, SlotValues } from './model.js'
import type { Stamped, Template, TemplateFamily } from './template.js'

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
  compile(document: Document, lines?: Readonly<Record<string, 1 | 2 | 3>>): Promise<Template>
  /** The templates that these values need: one for each combination of line counts that occurs. */
  compileFamily(document: Document, list: readonly SlotValues[]): Promise<TemplateFamily>
}

/** `openTypesetter(options?)`: loads the shaper and the baked fonts once. */
export type OpenTypesetter = (options?: TypesetterOptions) => Promise<Typesetter>

/** `stamp(template, values)`: one letter. Synchronous, no shaper. Errors: `UnknownCluster`, `DoesNotFit`. */
export type Stamp = (template: Template, values: SlotValues) => Stamped

/** `stampFamily(family, values)`: chooses the template by the values' line counts; its id is in the answer. */
export type StampFamily = (
  family: TemplateFamily,
  values: SlotValues,
) => Stamped & { readonly templateId: string }

/** `materialise(template, tail)`: the file whose sha256 `stamp` told, byte by byte. */
export type Materialise = (template: Template, tail: Uint8Array) => Uint8Array

/**
 * `printFile(templates, letters)`: one PDF of all letters in the given order, in chunks; fonts and static pages are
 * shared. `letters` names the template by id and gives the stored tail.
 */
export type PrintFile = (
  templates: readonly Template[],
  letters: Iterable<{ readonly templateId: string; readonly tail: Uint8Array }>,
) => Generator<Uint8Array>
