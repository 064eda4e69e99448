/** s15Fixed16Number of ICC.1. */
const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65_536))
  return bytes
}
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')
const nothing = (bytes: number): Buffer => Buffer.alloc(bytes)

const xyz = (...values: number[]): Buffer => Buffer.concat([ascii('XYZ '), nothing(4), ...values.map(fixed)])
const matrix = (values: number[]): Buffer => Buffer.concat([ascii('sf32'), nothing(4), ...values.map(fixed)])

/** multiLocalizedUnicode with one English record. */
function words(text: string): Buffer {
  const utf16 = Buffer.from(text, 'utf16le').swap16()
  return Buffer.concat([
    ascii('mluc'),
    nothing(4),
    uint32(1),
    uint32(12),
    ascii('enUS'),
    uint32(utf16.length),
    uint32(28),
    utf16,
  ])
}

/** The transfer curve of IEC 61966-2-1 as parametric curve type 3: (ax + b)^g from d on, cx below. */
const curve = Buffer.concat([
  ascii('para'),
  nothing(4),
  Buffer.from([0, 3, 0, 0]),
  ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
])

/** Primaries of IEC 61966-2-1, adapted from D65 to D50 with Bradford's matrix (`chad`), as ICC.1 wants them. */
const tags: readonly (readonly [string, Buffer])[] = [
  ['desc', words('sRGB IEC61966-2.1')],
  ['cprt', words('Public domain, no rights reserved')],
  ['wtpt', xyz(0.9642, 1, 0.8249)],
  ['chad', matrix([1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168])],
  ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
  ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
  ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
  ['rTRC', curve],
  ['gTRC', curve],
  ['bTRC', curve],
]

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x04200000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // A constant creation date: the profile is part of files that must not change from run to run.
  ;[2026, 1, 1, 0, 0, 0].forEach((part, index) => bytes.writeUInt16BE(part, 24 + 2 * index))
  bytes.write('acsp', 36, 'latin1')
  Buffer.concat([fixed(0.9642), fixed(1), fixed(0.8249)]).copy(bytes, 68)
  return bytes
}

/** Our own sRGB display profile (ICC.1:2004, version 4.2), free of anyone's rights. About 0.7 kB, always the same. */
export function srgbProfile(): Buffer {
  const table: Buffer[] = [uint32(tags.length)]
  const bodies: Buffer[] = []
  const placed = new Map<Buffer, number>()
  let offset = 128 + 4 + 12 * tags.length
  for (const [name, body] of tags) {
    const at = placed.get(body) ?? offset
    table.push(ascii(name), uint32(at), uint32(body.length))
    if (placed.has(body)) continue
    placed.set(body, at)
    const padded = Buffer.concat([body, nothing(-body.length & 3)])
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([header(offset), ...table, ...bodies])
}
