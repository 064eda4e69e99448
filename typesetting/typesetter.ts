import type { Layout, RenderOptions, Typesetter, TypesetterOptions } from './contract.js'
import { openFamily, sarabun } from './font/families.js'
import type { Context } from './layout/context.js'
import { layDocument, type LaidDocument } from './layout/document.js'
import { openPens, type Family } from './layout/pens.js'
import type { Document, Note, SlotValues } from './model.js'
import { openAssets, type OpenAsset } from './pdf/assets.js'
import { buildPdf } from './pdf/build.js'
import { savePdfA } from './pdfa.js'
import { officialCompounds, openLexicon, type Lexicon } from './text/lexicon.js'

interface Workshop {
  readonly families: readonly Family[]
  readonly lexicon: Lexicon
}

/** Loads the shaper and the fonts. One typesetter per process is enough; it holds no document. */
export function openTypesetter(options: TypesetterOptions = {}): Promise<Typesetter> {
  const workshop: Workshop = {
    families: [sarabun(), ...(options.fonts ?? [])].map((source) => openFamily(source)),
    lexicon: openLexicon([...officialCompounds(), ...(options.lexicon ?? [])]),
  }
  return Promise.resolve({
    render: (document, renderOptions) => render(workshop, document, renderOptions),
    inspect: (document, renderOptions) => inspect(workshop, document, renderOptions),
  } as Typesetter)
}

interface Laid {
  readonly laid: LaidDocument
  readonly context: Context
  readonly assets: ReadonlyMap<string, OpenAsset>
}

async function lay(
  { families, lexicon }: Workshop,
  document: Document,
  slots: Context['slots'],
  report: (note: Note) => void,
): Promise<Laid> {
  const assets = await openAssets(document)
  const assetSizes = Object.fromEntries(
    [...assets].map(([name, { width, height }]) => [name, { width, height }]),
  )
  const pens = openPens(families, document.style)
  const lineSpacing = document.lineSpacing ?? 1
  const context: Context = { document, pens, lexicon, report, slots, lineSpacing, assetSizes }
  return { laid: layDocument(context), context, assets }
}

const filled = (values: SlotValues = {}): Context['slots'] => ({ mode: 'values', values })

async function render(
  workshop: Workshop,
  document: Document,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const { laid, context, assets } = await lay(
    workshop,
    document,
    filled(options.values),
    options.report ?? (() => undefined),
  )
  const { doc } = await buildPdf(document, laid, context.pens.faces, assets, () => false)
  return savePdfA(doc, document.id)
}

async function inspect(workshop: Workshop, document: Document, options: RenderOptions = {}): Promise<Layout> {
  const notes: Note[] = []
  const report = (note: Note) => {
    notes.push(note)
    options.report?.(note)
  }
  const { laid } = await lay(workshop, document, filled(options.values), report)
  return { pageCount: laid.pages.length, pages: laid.pages.map(({ lines }) => ({ lines })), notes }
}
