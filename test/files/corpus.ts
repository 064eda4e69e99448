import { deflateSync } from 'node:zlib'
import { crc32 } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

/** The test file of EICAR, put together at run time so that no scanner finds this file infected. */
export const eicar = (): Buffer =>
  Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

/** A ZIP of these parts. */
export async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const file = new yazl.ZipFile()
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name)
  file.end()
  return buffer(file.outputStream)
}

/** The archive with every part marked as encrypted, as `zip -e` marks it; its sizes stay what they are. */
export function marked(archive: Buffer): Buffer {
  const copy = Buffer.from(archive)
  for (const [sign, flags] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const)
    for (let at = copy.indexOf(sign); at >= 0; at = copy.indexOf(sign, at + 4))
      copy.writeUInt16LE(copy.readUInt16LE(at + flags) | 1, at + flags)
  return copy
}

/** The archive with the first part's name written over, in both of its places; the names are equally long. */
export function renamed(archive: Buffer, from: string, to: string): Buffer {
  return Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1')
}

const TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument"/></Types>'

/** A small document of Word with further parts. */
export const docx = (parts: Readonly<Record<string, string | Buffer>> = {}) =>
  zip({ '[Content_Types].xml': TYPES, 'word/document.xml': '<w:document>ข้อความ</w:document>', ...parts })

/** A small workbook with further parts. */
export const xlsx = (parts: Readonly<Record<string, string | Buffer>> = {}) =>
  zip({
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': '<sheet/>',
    ...parts,
  })

/** A small text of LibreOffice with further parts. */
export const odt = (parts: Readonly<Record<string, string | Buffer>> = {}) =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<office:document-content/>',
    ...parts,
  })

/** A PDF with these objects in it. */
export const pdf = (...objects: readonly string[]): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n${objects.join('\n')}\ntrailer <</Root 1 0 R>>\n%%EOF\n`,
    'latin1',
  )

/** Objects packed into an object stream, as newer writers do. */
export function packed(objects: string): string {
  const bytes = deflateSync(Buffer.from(objects)).toString('latin1')
  return `9 0 obj <</Filter/FlateDecode/First 4/N 1/Type/ObjStm/Length ${bytes.length}>>stream\n${bytes}\nendstream endobj`
}

/** A PNG that says it is this large; nothing after IEND unless given. */
export function png(width = 2, height = 2, after = ''): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...body, Buffer.from(after, 'latin1')])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A JPEG that says it is this large. */
export function jpeg(width = 2, height = 2): Buffer {
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ])
  const jfif = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, frame, Buffer.from([0xff, 0xd9])])
}

/** The first bytes of a program of Windows. */
export const program = (): Buffer => {
  const bytes = Buffer.alloc(512)
  bytes.write('MZ')
  bytes.writeUInt32LE(0x80, 0x3c)
  bytes.write('PE\0\0', 0x80, 'latin1')
  return bytes
}

/** The container in which Office keeps a file with a password, or the old kinds. */
export const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_024),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(1_024),
  ])
