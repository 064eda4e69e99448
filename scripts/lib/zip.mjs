import { open } from 'node:fs/promises'
import { crc32, inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535

/**
 * Reads one file out of a zip archive (a wheel is one): the first whose name `matches`. Stored and deflated entries only.
 * @returns its bytes, or undefined when no name matches
 */
export async function readZipEntry(archive, matches) {
  const file = await open(archive)
  try {
    const { size } = await file.stat()
    const entry = (await directory(file, size)).find(({ name }) => matches(name))
    return entry && (await contents(file, entry))
  } finally {
    await file.close()
  }
}

async function directory(file, size) {
  const tail = await bytes(
    file,
    Math.max(0, size - END_SIZE - LONGEST_COMMENT),
    Math.min(size, END_SIZE + LONGEST_COMMENT),
  )
  let at = tail.length - END_SIZE
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--
  if (at < 0) throw new Error('not a zip archive')
  const list = await bytes(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12))
  const entries = []
  for (let p = 0; p + 46 <= list.length && list.readUInt32LE(p) === ENTRY;) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => list.readUInt16LE(p + offset))
    entries.push({
      name: list.toString('utf8', p + 46, p + 46 + nameLength),
      method: list.readUInt16LE(p + 10),
      crc: list.readUInt32LE(p + 16),
      packed: list.readUInt32LE(p + 20),
      offset: list.readUInt32LE(p + 42),
    })
    p += 46 + nameLength + extra + comment
  }
  return entries
}

async function contents(file, { name, method, crc, packed, offset }) {
  const head = await bytes(file, offset, 30)
  const data = await bytes(file, offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), packed)
  if (method !== 0 && method !== 8) throw new Error(`${name}: packed in an unknown way (${method})`)
  const plain = method === 8 ? inflateRawSync(data) : data
  if (crc32(plain) !== crc) throw new Error(`${name}: damaged in the archive`)
  return plain
}

async function bytes(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw new Error('the archive ends too early')
  return buffer
}
