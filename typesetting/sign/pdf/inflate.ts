import { inflateSync } from 'node:zlib'
import {
  isArray,
  isDict,
  malformed,
  nameOf,
  type Budget,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './values.js'

/** No cross-reference or object stream of an honest file comes near. */
const largest = 64 * 1024 * 1024

const numberIn = (dict: PdfDict | undefined, key: string, fallback: number): number => {
  const value = dict?.get(key)
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : fallback
}

const only = (value: PdfValue | undefined): PdfValue | undefined => {
  if (!isArray(value)) return value
  if (value.length > 1) throw malformed('more than one filter')
  return value[0]
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** Undoes PNG prediction (ISO 32000-1, 7.4.4.4), rows of `width` bytes with `step` bytes per sample. */
function unpredict(data: Buffer, width: number, step: number): Buffer {
  const rows = Math.floor(data.length / (width + 1))
  const out = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (width + 1)]
    for (let column = 0; column < width; column++) {
      const to = row * width + column
      const left = column >= step ? (out[to - step] ?? 0) : 0
      const up = row > 0 ? (out[to - width] ?? 0) : 0
      const corner = row > 0 && column >= step ? (out[to - width - step] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind ?? 0]
      if (guess === undefined) throw malformed('predictor')
      out[to] = (data[row * (width + 1) + 1 + column] ?? 0) + guess
    }
  }
  return out
}

/** Content of a cross-reference or object stream. Errors: `PdfError` for other filters than Flate, or too much data. */
export function inflate({ dict, data }: PdfStream, budget: Budget): Buffer {
  const filter = only(dict.get('Filter'))
  if (filter === undefined || filter === null) return data
  if (nameOf(filter) !== 'FlateDecode') throw malformed('filter')
  let plain: Buffer
  try {
    plain = inflateSync(data, { maxOutputLength: largest })
  } catch (error) {
    throw malformed(`inflate: ${String(error)}`)
  }
  budget.spend(plain.length)
  const parameters = only(dict.get('DecodeParms'))
  const found = isDict(parameters) ? parameters : undefined
  const predictor = numberIn(found, 'Predictor', 1)
  if (predictor === 1) return plain
  if (predictor < 10 || numberIn(found, 'BitsPerComponent', 8) !== 8) throw malformed('predictor')
  const step = numberIn(found, 'Colors', 1)
  const width = step * numberIn(found, 'Columns', 1)
  if (width > plain.length) throw malformed('predictor')
  return unpredict(plain, width, step)
}
