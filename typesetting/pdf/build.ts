import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib'
import type { LaidDocument } from '../layout/document.js'
import type { NamedUse } from '../layout/pens.js'
import type { Document } from '../model.js'
import { declarePdfA, embedData, StructureTree } from '../pdfa.js'
import type { OpenAsset } from './assets.js'
import { embedFace } from './fonts.js'
import { resourcesOf, writePages, type PlacedAsset, type WrittenPages } from './pages.js'

export interface BuiltPdf extends WrittenPages {
  readonly doc: PDFDocument
  readonly resources: PDFRef
}

/** Everything of the PDF but what a template leaves open. `whole`: fonts with all their codes. */
export async function buildPdf(
  document: Document,
  laid: LaidDocument,
  faces: readonly NamedUse[],
  assets: ReadonlyMap<string, OpenAsset>,
  whole: (face: NamedUse) => boolean,
): Promise<BuiltPdf> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const { placed, xObjects } = await placeAssets(doc, laid, assets)
  const tree = new StructureTree(doc)
  const written = writePages(doc, laid, placed, tree)
  tree.finish()
  // Faces that only were asked for a glyph they lack are not embedded.
  const drawn = faces.filter((face) => whole(face) || face.use.used.size > 0)
  const fonts = Object.fromEntries(
    drawn.map((face) => [face.name, embedFace(doc.context, face.use, whole(face))]),
  )
  const resources = resourcesOf(doc, fonts, xObjects)
  for (const page of written.pages) page.node.set(PDFName.of('Resources'), resources)
  describeFile(doc, document)
  await doc.flush()
  return { doc, resources, ...written }
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
