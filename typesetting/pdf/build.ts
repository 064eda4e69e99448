import { PDFDict, PDFDocument, PDFName, type PDFPage, type PDFRef } from 'pdf-lib'
import type { LaidDocument } from '../layout/document.js'
import type { NamedUse } from '../layout/pens.js'
import { CM } from '../layout/types.js'
import type { Document } from '../model.js'
import { addSignatureField, type SignatureFacts } from '../sign/place.js'
import { declarePdfA, embedData, StructureTree } from '../pdfa.js'
import type { OpenAsset } from './assets.js'
import { embedFace } from './fonts.js'
import { resourcesOf, writePages, type PlacedAsset, type WrittenPages } from './pages.js'

export interface BuiltPdf extends WrittenPages {
  readonly doc: PDFDocument
  readonly resources: PDFRef
  /** The empty signature, when the document has a field and facts for it. */
  readonly signature?: { readonly ref: PDFRef; readonly dictionary: PDFDict; readonly widget: PDFDict }
}

/** What the empty signature says, and the bytes kept free for it: `reserve(signer)` of `sign/`. */
export interface SignaturePlace extends SignatureFacts {
  readonly contentsBytes: number
}

/** Everything of the PDF but what a template leaves open. `whole`: fonts with all their codes. */
export async function buildPdf(
  document: Document,
  laid: LaidDocument,
  faces: readonly NamedUse[],
  assets: ReadonlyMap<string, OpenAsset>,
  options: { readonly whole: (face: NamedUse) => boolean; readonly signature?: SignaturePlace },
): Promise<BuiltPdf> {
  const { whole } = options
  const doc = await PDFDocument.create({ updateMetadata: false })
  const { placed, xObjects } = await placeAssets(doc, laid, assets)
  const tree = new StructureTree(doc)
  const written = writePages(doc, laid, placed, tree)
  const signature =
    options.signature && placeSignature(doc, document, written.pages.at(-1)?.page, tree, options.signature)
  tree.finish()
  // Faces that only were asked for a glyph they lack are not embedded.
  const drawn = faces.filter((face) => whole(face) || face.use.used.size > 0)
  const fonts = Object.fromEntries(
    drawn.map((face) => [face.name, embedFace(doc.context, face.use, whole(face))]),
  )
  const resources = resourcesOf(doc, fonts, xObjects)
  for (const { page } of written.pages) page.node.set(PDFName.of('Resources'), resources)
  describeFile(doc, document)
  await doc.flush()
  return { doc, resources, ...written, ...(signature ? { signature } : {}) }
}

/** The field on the last page; in the structure it is a form element. */
function placeSignature(
  doc: PDFDocument,
  { signatureField: field }: Document,
  page: PDFPage | undefined,
  tree: StructureTree,
  facts: SignaturePlace,
): BuiltPdf['signature'] {
  if (!field || !page) return undefined
  const height = page.getHeight()
  const { xCm = 0, yCm = 0, widthCm = 0, heightCm = 0 } = field.box ?? {}
  const bottom = height - (yCm + heightCm) * CM
  const box = [xCm * CM, bottom, (xCm + widthCm) * CM, bottom + heightCm * CM] as const
  const added = addSignatureField(doc, {
    ...facts,
    field: field.name,
    page: page.ref,
    ...(field.box ? { box } : {}),
  })
  tree.markAnnotation(tree.add('Form', { alt: facts.reason ?? field.name }), page.ref, added.widget)
  const { context } = doc
  return {
    ref: added.signature,
    dictionary: context.lookup(added.signature, PDFDict),
    widget: context.lookup(added.widget, PDFDict),
  }
}

async function placeAssets(doc: PDFDocument, laid: LaidDocument, assets: ReadonlyMap<string, OpenAsset>) {
  const wanted = new Set(
    laid.pages.flatMap((page) => page.items.flatMap((item) => (item.kind === 'picture' ? [item.asset] : []))),
  )
  const placed = new Map<string, PlacedAsset>()
  const xObjects: Record<string, PDFRef> = {}
  for (const [name, asset] of assets) {
    if (!wanted.has(name)) continue
    const resource = `X${placed.size + 1}`
    placed.set(name, { resource, width: asset.width, height: asset.height, unit: asset.unit })
    xObjects[resource] = await asset.embed(doc)
  }
  return { placed, xObjects }
}

function describeFile(doc: PDFDocument, document: Document): void {
  const { data, title, lang, author, subject, keywords } = document
  const createdAt = new Date(document.createdAt)
  if (data) {
    const bytes = Buffer.from(JSON.stringify(data.value, null, 1))
    embedData(doc, [{ name: data.name, description: data.description, bytes, modifiedAt: createdAt }])
  }
  const optional = {
    ...(author ? { author } : {}),
    ...(subject ? { subject } : {}),
    ...(keywords ? { keywords } : {}),
  }
  declarePdfA(doc, { title, lang, createdAt, producer: 'Wian typesetter', ...optional })
}
