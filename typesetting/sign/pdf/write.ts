import { isArray, isDict, isName, isRef, isText, type PdfDict, type PdfValue } from './values.js'

const nameText = (text: string): string =>
  `/${text.replace(/[^!"$&'*-.0-;=?-Z\\^-z|~]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

/** A number without exponent, which PDF does not know. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(0) : value.toFixed(10).replace(/0+$/, '')

/** A value as PDF text. Strings become hexadecimal, so that the text never holds anything but structure. */
export function valueText(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value)
  if (isArray(value)) return `[${value.map(valueText).join(' ')}]`
  if (isDict(value)) return dictText(value)
  if (isName(value)) return nameText(value.text)
  if (isText(value)) return `<${value.bytes.toString('hex')}>`
  if (isRef(value)) return `${value.number} ${value.generation} R`
  throw new TypeError('a stream is no direct value')
}

const dictText = (dict: PdfDict): string =>
  `<<${[...dict].map(([key, value]) => `${nameText(key)} ${valueText(value)}`).join(' ')}>>`

/** An object of an incremental update. */
export interface UpdatedObject {
  readonly number: number
  readonly generation: number
  /** PDF text of its value. */
  readonly text: string
}

/** What the update's trailer repeats or points back to. */
export interface UpdateBase {
  /** Length of the file the update follows. */
  readonly length: number
  /** Newest trailer (or cross-reference stream dictionary) and where its section lies. */
  readonly trailer: PdfDict
  readonly offset: number
}

interface Placed {
  readonly number: number
  readonly generation: number
  readonly offset: number
}

function trailerOf({ trailer, offset }: UpdateBase, size: number): PdfDict {
  const kept = ['Root', 'Info', 'ID'].filter((key) => trailer.has(key))
  return new Map<string, PdfValue>([
    ['Size', size],
    ['Prev', offset],
    ...kept.map((key) => [key, trailer.get(key) ?? null] as const),
  ])
}

function table(base: UpdateBase, placed: readonly Placed[], size: number): string {
  const entries = placed.map(
    ({ number, generation, offset }) =>
      `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
  )
  return `xref\n${entries.join('')}trailer\n${valueText(trailerOf(base, size))}\n`
}

/** Files with cross-reference streams go on with one: readers do not agree on mixtures (ISO 32000-1, 7.5.8.4). */
function stream(base: UpdateBase, placed: readonly Placed[], size: number, at: number): string {
  const all = [...placed, { number: size, generation: 0, offset: at }]
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0')
  const data = all.map(({ generation, offset }) => `01${hex(offset, 10)}${hex(generation, 4)}`).join('')
  const dict = new Map<string, PdfValue>([
    ...trailerOf(base, size + 1),
    ['Type', { kind: 'name', text: 'XRef' }],
    ['W', [1, 5, 2]],
    ['Index', all.flatMap(({ number }) => [number, 1])],
    ['Length', data.length / 2],
  ])
  return `${size} 0 obj\n${valueText(dict)}\nstream\n${Buffer.from(data, 'hex').toString('latin1')}\nendstream\nendobj\n`
}

/** The bytes of an incremental update, to be written behind the file. `size`: one more than the highest number in use. */
export function incrementalUpdate(base: UpdateBase, objects: readonly UpdatedObject[], size: number): Buffer {
  let text = '\n'
  const placed = objects.map(({ number, generation, text: value }) => {
    const offset = base.length + text.length
    text += `${number} ${generation} obj\n${value}\nendobj\n`
    return { number, generation, offset }
  })
  const at = base.length + text.length
  text += base.trailer.has('Type') ? stream(base, placed, size, at) : table(base, placed, size)
  return Buffer.from(`${text}startxref\n${at}\n%%EOF\n`, 'latin1')
}
