import type { FileReason } from '../../domain/file.js'
import type { Source } from './source.js'

/** An A3 page scanned at 600 dpi has 70 million pixels. */
const MOST_PIXELS = 100_000_000

const broken = (claimed: string): FileReason => ({ code: 'BROKEN', params: { claimed } })

/** What is wrong with a picture: its headers are read, it is never decoded. */
export async function imageReason(source: Source, kind: 'png' | 'jpg'): Promise<FileReason | undefined> {
  const size = await (kind === 'png' ? pngSize(source) : jpegSize(source))
  if (!size) return broken(kind)
  if ('reason' in size) return size.reason
  const pixels = size.width * size.height
  if (pixels === 0) return broken(kind)
  if (pixels <= MOST_PIXELS) return undefined
  return { code: 'IMAGE_TOO_LARGE', params: { found: pixels, most: MOST_PIXELS } }
}

type Size = { readonly width: number; readonly height: number } | { readonly reason: FileReason }

/** PNG (ISO/IEC 15948): a signature, then chunks from IHDR to IEND; nothing may follow. */
async function pngSize(source: Source): Promise<Size | undefined> {
  const header = await source.slice(8, 24)
  if (header.length < 16 || header.toString('latin1', 4, 8) !== 'IHDR') return undefined
  const size = { width: header.readUInt32BE(8), height: header.readUInt32BE(12) }
  let at = 8
  for (;;) {
    const chunk = await source.slice(at, at + 8)
    if (chunk.length < 8) return undefined
    at += 12 + chunk.readUInt32BE(0)
    if (at > source.bytes) return undefined
    if (chunk.toString('latin1', 4) === 'IEND') break
  }
  return at === source.bytes ? size : { reason: { code: 'POLYGLOT', params: { found: 'png + …' } } }
}

/** JPEG (ITU T.81): markers with lengths up to the frame header SOFn, which holds height and width. */
async function jpegSize(source: Source): Promise<Size | undefined> {
  let at = 2
  while (at + 9 <= source.bytes) {
    const segment = await source.slice(at, at + 9)
    const marker = segment[1] as number
    if (segment[0] !== 0xff) return undefined
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    if (marker === 0xda || marker === 0xd9) return undefined
    at += marker === 0xff ? 1 : 2 + segment.readUInt16BE(2)
  }
  return undefined
}
