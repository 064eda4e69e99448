import { compileTemplate } from './compile.js'
import type { CompileOptions, Layout, RenderOptions, Typesetter, TypesetterOptions } from './contract.js'
import { familyKey } from './family.js'
import { setCluster } from './font/face.js'
import { openFamily, sarabun } from './font/families.js'
import { openBakeryStore } from './font/store.js'
import type { Context } from './layout/context.js'
import { layDocument, type LaidDocument } from './layout/document.js'
import { openPens, type Family } from './layout/pens.js'
import type { Document, Note, SlotValues } from './model.js'
import { openAssets, type OpenAsset } from './pdf/assets.js'
import { buildPdf } from './pdf/build.js'
import { savePdfA } from './pdfa.js'
import { lineCounts } from './stamp.js'
import type { Template, TemplateFamily } from './template.js'
import { clustersOf } from './text/clusters.js'
import { normalise } from './text/normalise.js'
import { officialCompounds, openLexicon, type Lexicon } from './text/lexicon.js'

interface Workshop {
  readonly families: readonly Family[]
  readonly lexicon: Lexicon
  /** Compounds besides the built-in ones. */
  readonly ownCompounds: readonly string[]
}

/** Loads the shaper and the fonts. One typesetter per process is enough; it holds no document. */
export function openTypesetter(options: TypesetterOptions = {}): Promise<Typesetter> {
  const store = options.cacheDir === undefined ? undefined : openBakeryStore(options.cacheDir)
  const workshop: Workshop = {
    families: [sarabun(), ...(options.fonts ?? [])].map((source) => openFamily(source, store)),
    lexicon: openLexicon([...officialCompounds(), ...(options.lexicon ?? [])]),
    ownCompounds: options.lexicon ?? [],
  }
  return Promise.resolve({
    render: (document, renderOptions) => render(workshop, document, renderOptions),
    inspect: (document, renderOptions) => inspect(workshop, document, renderOptions),
    compile: (document, compileOptions) => compile(workshop, document, compileOptions),
    compileFamily: (document, list, compileOptions) =>
      compileFamily(workshop, document, list, compileOptions),
  })
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
  const { doc } = await buildPdf(document, laid, context.pens.faces, assets, {
    whole: () => false,
    ...(options.signature ? { signature: options.signature } : {}),
  })
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

async function compile(
  workshop: Workshop,
  document: Document,
  options: CompileOptions = {},
): Promise<Template> {
  const open = { mode: 'open', lines: options.lines ?? {} } as const
  const { laid, context, assets } = await lay(workshop, document, open, options.report ?? (() => undefined))
  const names = new Set(slotFonts(laid))
  const faces = new Map(
    context.pens.faces.filter((face) => names.has(face.name)).map((face) => [face.name, face.use]),
  )
  for (const text of options.slotTexts ?? []) {
    for (const cluster of clustersOf(normalise(text).text))
      for (const use of faces.values()) setCluster(use, cluster)
  }
  const built = await buildPdf(document, laid, context.pens.faces, assets, {
    whole: (face) => names.has(face.name),
    ...(options.signature ? { signature: options.signature } : {}),
  })
  return compileTemplate(document, built, faces, workshop.ownCompounds)
}

function slotFonts(laid: LaidDocument): string[] {
  return laid.pages.flatMap((page) =>
    page.items.flatMap((item) => (item.kind === 'slot' && item.look.kind === 'text' ? [item.look.font] : [])),
  )
}

async function compileFamily(
  workshop: Workshop,
  document: Document,
  list: readonly SlotValues[],
  options: CompileOptions = {},
): Promise<TemplateFamily> {
  const templates: Record<string, Template> = {}
  const probe = await compile(workshop, document, { ...options, lines: {} })
  for (const values of list) {
    const counts = lineCounts(probe, values)
    const key = familyKey(counts)
    templates[key] ??= await compile(workshop, document, {
      ...options,
      lines: counts as Record<string, 1 | 2 | 3>,
    })
  }
  return { templates }
}
