import { createHash } from 'node:crypto'
import { PDFHexString, PDFName, PDFRawStream, PDFString, type PDFDocument, type PDFRef } from 'pdf-lib'
import { srgbProfile } from './pdfa/icc.js'
import { xmpPacket, type FileFacts } from './pdfa/xmp.js'

export { artifact, StructureTree } from './pdfa/structure.js'
export type { ArtifactKind, ElementFacts, Mark, StructureElement, StructureType } from './pdfa/structure.js'
export type { FileFacts } from './pdfa/xmp.js'

/** The data of a document, carried inside it for machines. */
export interface EmbeddedData {
  /** File name, such as `letter.json`. */
  readonly name: string
  readonly description: string
  /** JSON text in UTF-8, or other bytes with their `mediaType`. */
  readonly bytes: Uint8Array
  /** `application/json` when absent. */
  readonly mediaType?: string
  readonly modifiedAt: Date
}

/** A date as PDF writes it, in UTC (ISO 32000-1, 7.9.4). */
export const pdfDate = (at: Date): string => `D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`

function fileSpecification(doc: PDFDocument, data: EmbeddedData): PDFRef {
  const { context } = doc
  const stream = context.flateStream(data.bytes, {
    Type: 'EmbeddedFile',
    Subtype: data.mediaType ?? 'application/json',
    Params: {
      Size: data.bytes.length,
      ModDate: PDFString.of(pdfDate(data.modifiedAt)),
      CheckSum: PDFHexString.of(createHash('md5').update(data.bytes).digest('hex')),
    },
  })
  const file = context.register(stream)
  const name = PDFHexString.fromText(data.name)
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: name,
      UF: name,
      AFRelationship: 'Data',
      Desc: PDFHexString.fromText(data.description),
      EF: { F: file, UF: file },
    }),
  )
}

/**
 * Puts data into the document as associated files with `AFRelationship Data` (ISO 19005-3, 6.8). Call once, with all
 * of them; the file is then PDF/A part 3. Returns the file specifications by name.
 */
export function embedData(doc: PDFDocument, list: readonly EmbeddedData[]): ReadonlyMap<string, PDFRef> {
  // A name tree is searched by halving: its keys are sorted as they are written (UTF-16).
  const sorted = [...list].sort((a, b) => (a.name < b.name ? -1 : 1))
  const files = new Map(sorted.map((data) => [data.name, fileSpecification(doc, data)]))
  const names = [...files].flatMap(([name, ref]) => [PDFHexString.fromText(name), ref])
  doc.catalog.set(PDFName.of('AF'), doc.context.obj([...files.values()]))
  doc.catalog.set(PDFName.of('Names'), doc.context.obj({ EmbeddedFiles: { Names: names } }))
  return files
}

function outputIntent(doc: PDFDocument): PDFRef {
  const { context } = doc
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }))
  return context.register(
    context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
      RegistryName: PDFString.of('http://www.color.org'),
      Info: PDFString.of('sRGB IEC61966-2.1'),
      DestOutputProfile: profile,
    }),
  )
}

function infoDictionary(doc: PDFDocument, facts: FileFacts): PDFRef {
  const texts = {
    Title: facts.title,
    Author: facts.author,
    Subject: facts.subject,
    Keywords: facts.keywords?.length ? facts.keywords.join(', ') : undefined,
    Creator: facts.creatorTool,
    Producer: facts.producer,
  }
  const info = doc.context.obj({})
  for (const [key, text] of Object.entries(texts))
    if (text !== undefined) info.set(PDFName.of(key), PDFHexString.fromText(text))
  for (const key of ['CreationDate', 'ModDate'])
    info.set(PDFName.of(key), PDFString.of(pdfDate(facts.createdAt)))
  return doc.context.register(info)
}

/**
 * Makes the document say that it is PDF/A-3u, or 2u when nothing is embedded: XMP packet, output intent, language,
 * Info dictionary, title shown by the viewer. Call after `embedData`. `ua`: it claims PDF/UA-1 as well (yes, when absent).
 * What is drawn must keep the promise: embedded fonts with ToUnicode, everything marked or an artifact.
 */
export function declarePdfA(
  doc: PDFDocument,
  facts: FileFacts,
  options: { readonly ua?: boolean } = {},
): void {
  const { context, catalog } = doc
  const part = catalog.has(PDFName.of('AF')) ? 3 : 2
  const packet = xmpPacket(facts, { part, ua: options.ua ?? true })
  // Not compressed: archives find and read the packet without understanding PDF.
  const metadata = PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }), packet)
  catalog.set(PDFName.of('Metadata'), context.register(metadata))
  catalog.set(PDFName.of('OutputIntents'), context.obj([outputIntent(doc)]))
  catalog.set(PDFName.of('Lang'), PDFString.of(facts.lang))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  context.trailerInfo.Info = infoDictionary(doc, facts)
}

/** Half of a file identifier (trailer `/ID`): 32 hex digits made from whatever identifies the document. */
export function fileId(...seeds: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const seed of seeds) hash.update(`${seed.length}:`).update(seed)
  return hash.digest('hex').slice(0, 32).toUpperCase()
}

/**
 * The bytes of the file. The first half of its identifier is made from `documentId`, the second from the content.
 * Equal documents give equal bytes.
 */
export async function savePdfA(doc: PDFDocument, documentId: string): Promise<Uint8Array> {
  const unset = '0'.repeat(32)
  const { context } = doc
  context.trailerInfo.ID = context.obj([PDFHexString.of(fileId(documentId)), PDFHexString.of(unset)])
  const saved = await doc.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    // pdf-lib pauses after every 50 objects: with 400 pages that was half of the time.
    objectsPerTick: 2_000,
  })
  const bytes = Buffer.from(saved.buffer, saved.byteOffset, saved.length)
  // Only the trailer stands behind the last cross-reference table, so this is the identifier and nothing else.
  bytes.write(fileId(bytes), bytes.lastIndexOf(unset), 'latin1')
  return saved
}
