import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { problem, type Problem } from './problems.js'

/** How a file's text was encoded. TIS-620 is Windows-874 without the signs of the range 80–9F. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'tis-620' | 'windows-874'

/** A decoded text without byte order mark, or why it cannot be read. */
export type Decoded = { readonly encoding: Encoding; readonly text: string } | { readonly problem: Problem }

const MOST_BYTES = 32 * 1024 * 1024

/** What a file looks like, as its problem names it. */
type Found = { readonly foundTh: string; readonly foundEn: string }
const found = (foundTh: string, foundEn: string): Found => ({ foundTh, foundEn })
const UTF16 = found('ข้อความ UTF-16 (“Unicode Text”)', 'UTF-16 text')

const CONTAINERS: readonly (readonly [Found, readonly number[]])[] = [
  [found('แฟ้ม Excel หรือ ZIP', 'an Excel or ZIP file'), [0x50, 0x4b, 0x03, 0x04]],
  [found('แฟ้ม Excel รุ่นเก่า', 'an old Excel file'), [0xd0, 0xcf, 0x11, 0xe0]],
  [found('แฟ้ม PDF', 'a PDF'), [0x25, 0x50, 0x44, 0x46]],
  [UTF16, [0xff, 0xfe]],
  [UTF16, [0xfe, 0xff]],
]

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte)

function containerOf(bytes: Uint8Array): Found | undefined {
  const known = CONTAINERS.find(([, head]) => startsWith(bytes, head))
  return known ? known[0] : bytes.includes(0) ? found('แฟ้มที่ไม่ใช่ข้อความ', 'binary data') : undefined
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null // not UTF-8: the caller tries the Thai single-byte encodings
  }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

// UTF-8 bytes of Thai read as Windows-874 give endless เธ and เน before a sign that rarely follows them.
function mojibakeOf(text: string): string | undefined {
  const thai = count(text, /[\u0e01-\u0e5b]/g)
  const pairs = count(text, /เธ|เน/g)
  return thai >= 12 && pairs * 4 > thai ? (/\S*(?:เธ|เน)\S*/.exec(text)?.[0] ?? '') : undefined
}

// Thai marks stand on a consonant or another mark; in a text of another encoding they stand anywhere.
function isSaneThai(text: string): boolean {
  if (/[\ufffd\u0080-\u009f]/.test(text)) return false
  const letters = count(text, /[\u0e01-\u0e2e]/g)
  const stray = count(text, /(?<![\u0e01-\u0e2e\p{Mn}])\p{Mn}/gu)
  const joinedToLatin = count(text, /[A-Za-z][\u0e01-\u0e5b]|[\u0e01-\u0e5b][A-Za-z]/g)
  return letters >= 4 && stray * 100 <= letters && joinedToLatin * 5 <= letters
}

function nameOf(bytes: Uint8Array): Found {
  const best = analyse(bytes.slice(0, 65_536)).find(({ name }) => name !== 'UTF-8' && !/874|TIS/i.test(name))
  return best ? found(` ${best.name}`, best.name) : found('รหัสอักขระที่ไม่รู้จัก', 'an unknown encoding')
}

function decodeThaiBytes(bytes: Uint8Array): Decoded {
  const text = iconv.decode(Buffer.from(bytes), 'win874')
  if (mojibakeOf(text) !== undefined) {
    return {
      problem: problem('ENCODING_UNKNOWN', { params: found(' UTF-8 ที่เสียหาย', 'UTF-8 with damaged bytes') }),
    }
  }
  if (!isSaneThai(text)) return { problem: problem('ENCODING_UNKNOWN', { params: nameOf(bytes) }) }
  const hasWindowsSigns = bytes.some((byte) => byte >= 0x80 && byte <= 0xa0)
  return { encoding: hasWindowsSigns ? 'windows-874' : 'tis-620', text }
}

/**
 * The text of a file: UTF-8 with or without byte order mark, else TIS-620 or Windows-874 if that gives sane Thai.
 * Everything else is refused by the name of what it looks like.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { problem: problem('FILE_EMPTY') }
  if (bytes.length > MOST_BYTES) return { problem: problem('FILE_TOO_LARGE', { params: { most: '32 MB' } }) }
  const container = containerOf(bytes)
  if (container !== undefined) return { problem: problem('FILE_NOT_TEXT', { params: container }) }
  const text = decodeUtf8(bytes)
  if (text === null) return decodeThaiBytes(bytes)
  const damaged = mojibakeOf(text)
  if (damaged !== undefined) return { problem: problem('TEXT_DAMAGED', { value: damaged }) }
  return { encoding: startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 'utf-8-bom' : 'utf-8', text }
}
