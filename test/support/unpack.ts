import yauzl from 'yauzl'
import { whole } from '../../sheets/pieces.js'
import { readers } from '../typesetting/readers.js'

/** The parts of a ZIP (or of a workbook, which is one) by name. */
export async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true })
  const parts = new Map<string, Buffer>()
  const entries = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  for (const entry of entries) parts.set(entry.fileName, await whole(await zip.openReadStreamPromise(entry)))
  return parts
}

/** Whatever a file says to whoever opens it: archives and workbooks unpacked, with their names, and the text of PDFs. */
export async function wordsIn(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return readers[0]!.read(bytes)
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return bytes.toString('utf8')
  const parts = [...(await partsOf(bytes))]
  return (await Promise.all(parts.map(async ([name, part]) => `${name} ${await wordsIn(part)}`))).join('\n')
}
