import { constants, inflateSync } from 'node:zlib'
import type { FileReason } from '../../domain/file.js'
import type { Source } from './source.js'

/** What makes a PDF do something by itself, or carries other files, by the names of ISO 32000-2. */
const ACTIVE_NAMES = [
  ...['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA'],
  ...['SubmitForm', 'ImportData', 'GoToE', 'Rendition', 'Movie', 'Sound'],
] as const
const ACTIVE = ACTIVE_NAMES.map((name) => ({ name, pattern: namePattern(name) }))
const ENCRYPTED = namePattern('Encrypt')
const FILTER = namePattern('Filter')
const FLATE = namePattern('FlateDecode')
const PREDICTOR = namePattern('Predictor')
const OBJECT_STREAM = new RegExp(`${namePattern('ObjStm').source}[^]{0,2000}?\\bstream\\r?\\n`, 'g')

/** Windows overlap by this much: no name and no dictionary before a stream is longer. */
const OVERLAP = 4_096
const MOST_PACKED = 8 * 2 ** 20
const MOST_UNPACKED = 64 * 2 ** 20
const TAIL_BYTES = 2_048

/**
 * What is wrong with a PDF. Its text is read for names, and so are its object streams, in which newer files pack the rest
 * of theirs; it is never interpreted. What cannot be read in this way is OPAQUE.
 */
export async function pdfReason(source: Source): Promise<FileReason | undefined> {
  const tail = await source.slice(Math.max(0, source.bytes - TAIL_BYTES), source.bytes)
  if (!tail.includes('%%EOF')) return { code: 'BROKEN', params: { claimed: 'pdf' } }
  let before = ''
  let open = ''
  for await (const chunk of source.stream()) {
    const text = (chunk as Buffer).toString('latin1')
    const read = readStreams((open || before) + text)
    const reason = namesReason(before + text) ?? read.reason
    if (reason) return reason
    open = read.open ?? ''
    before = (before + text).slice(-OVERLAP)
  }
  return open ? { code: 'OPAQUE' } : undefined
}

/** A name as it may be written: any letter may stand in hex (`/J#61vaScript`), and no letter may follow. */
function namePattern(name: string): RegExp {
  const letters = [...name].map((letter) => {
    const hex = letter.charCodeAt(0).toString(16)
    return `(?:${letter}|#${hex.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`
  })
  return new RegExp(`/${letters.join('')}(?![A-Za-z0-9_#])`)
}

function namesReason(text: string): FileReason | undefined {
  if (ENCRYPTED.test(text)) return { code: 'ENCRYPTED' }
  const found = ACTIVE.find(({ pattern }) => pattern.test(text))?.name
  return found === undefined ? undefined : { code: 'PDF_ACTIVE', params: { found } }
}

type Read = { readonly reason?: FileReason; readonly open?: string }

/** Unpacks the object streams that end in this text; one that is still open is handed back to be read on. */
function readStreams(text: string): Read {
  OBJECT_STREAM.lastIndex = 0
  for (let found = OBJECT_STREAM.exec(text); found; found = OBJECT_STREAM.exec(text)) {
    const start = OBJECT_STREAM.lastIndex
    const dictionaryAt = Math.max(0, text.lastIndexOf('obj', found.index))
    const end = text.indexOf('endstream', start)
    if (end < 0)
      return text.length - start > MOST_PACKED
        ? { reason: { code: 'OPAQUE' } }
        : { open: text.slice(dictionaryAt) }
    const packed = Buffer.from(text.slice(start, end), 'latin1')
    const reason = streamReason(packed, text.slice(dictionaryAt, start))
    if (reason) return { reason }
    OBJECT_STREAM.lastIndex = end
  }
  return {}
}

function streamReason(packed: Buffer, dictionary: string): FileReason | undefined {
  if (!FILTER.test(dictionary)) return namesReason(packed.toString('latin1'))
  if (!FLATE.test(dictionary) || PREDICTOR.test(dictionary)) return { code: 'OPAQUE' }
  try {
    // What follows the packed bytes (a line end) is no part of them, and some writers leave their end sign out.
    const options = { maxOutputLength: MOST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH }
    return namesReason(inflateSync(packed, options).toString('latin1'))
  } catch {
    return { code: 'OPAQUE' }
  }
}
