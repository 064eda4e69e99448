import { create, type QRCodeErrorCorrectionLevel, type QRCodeMaskPattern } from 'qrcode'
import { createQrSeries, type Encode, type Modules } from './qr-series.js'

/** How a QR code is made. Fix `version` and `mask` where many codes must have the same size and be made quickly. */
export interface QrOptions {
  /** 1 to 40, that is 21 to 177 modules a side, holding bytes; the smallest that fits when absent. */
  readonly version?: number
  /** Mask pattern; absent, the library tries all eight and takes the best, four times slower. */
  readonly mask?: QRCodeMaskPattern
  /** Share that may be damaged: L 7 %, M 15 % (when absent), Q 25 %, H 30 %. */
  readonly level?: 'L' | 'M' | 'Q' | 'H'
}

/** Where a QR code stands on the page, in PDF points from the lower left corner; `size` is the side of the dark square. */
export interface QrPlace {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** A QR code as rectangles in modules: origin lower left, one unit per module, no quiet zone. */
export interface QrPath {
  /** Modules a side. */
  readonly modules: number
  /** `x y w h re` for each rectangle, without the fill. */
  readonly rectangles: string
}

/** A text that no QR code of the wanted version can hold, or an impossible option. */
export class QrRefused extends Error {
  override readonly name = 'QrRefused'
  constructor(
    readonly th: string,
    readonly en: string,
  ) {
    super(`${th} (${en})`)
  }
}

const tooLong = (bytes: number, version: number | undefined): QrRefused =>
  new QrRefused(
    `ข้อความยาว ${bytes} ไบต์ ใส่ใน QR code${version ? ` รุ่น ${version}` : ''} ไม่ได้`,
    `${bytes} bytes do not fit into a QR code${version ? ` of version ${version}` : ''}.`,
  )

function matrix(text: string, options: QrOptions): Modules {
  const { version, mask, level = 'M' } = options
  if (text === '') throw new QrRefused('QR code ต้องมีข้อความ', 'A QR code needs a text.')
  if (version !== undefined && !(Number.isInteger(version) && version >= 1 && version <= 40))
    throw new QrRefused(`ไม่มี QR code รุ่น ${version}`, `There is no QR code version ${version}.`)
  const bytes = Buffer.from(text)
  try {
    return version === undefined || mask === undefined
      ? encoded(version === undefined ? text : inBytes(bytes), options)
      : seriesOf(bytes.length, { version, mask, level })(bytes)
  } catch {
    // The library's only complaints about a checked option set are "too big" and "version too small".
    throw tooLong(bytes.length, version)
  }
}

// Searching the densest mixture of modes takes longer than all the rest, and saves nothing where the size is fixed.
const inBytes = (data: Uint8Array) => [{ data, mode: 'byte' as const }]

function encoded(content: Parameters<typeof create>[0], { version, mask, level = 'M' }: QrOptions): Modules {
  const { modules } = create(content, {
    errorCorrectionLevel: level satisfies QRCodeErrorCorrectionLevel,
    ...(version === undefined ? {} : { version }),
    ...(mask === undefined ? {} : { maskPattern: mask }),
  })
  return { data: modules.data.slice(), size: modules.size }
}

/** Series made lately: letters of one installation have addresses of one length. */
const series = new Map<string, Encode>()
const MOST_SERIES = 4

function seriesOf(length: number, options: Required<QrOptions>): Encode {
  const name = [length, options.version, options.mask, options.level].join('/')
  const made = series.get(name) ?? createQrSeries((bytes) => encoded(inBytes(bytes), options), length)
  series.delete(name)
  series.set(name, made)
  if (series.size > MOST_SERIES) series.delete(series.keys().next().value as string)
  return made
}

/** Length of the run of dark modules that starts at (row, column) and is not yet taken. */
function darkRun(data: Uint8Array, size: number, row: number, column: number): number {
  const start = row * size + column
  let end = start
  while (end < (row + 1) * size && data[end] === 1) end++
  return end - start
}

/** Whether all modules of the run are dark in this row too. */
function isDark(data: Uint8Array, size: number, row: number, column: number, width: number): boolean {
  const start = row * size + column
  for (let at = start; at < start + width; at++) if (data[at] !== 1) return false
  return true
}

/** Takes the rectangle below the run and clears it: greedy, but within a few percent of the fewest rectangles. */
function takeRectangle(data: Uint8Array, size: number, row: number, column: number, width: number): number {
  let height = 0
  while (row + height < size && isDark(data, size, row + height, column, width)) {
    data.fill(0, (row + height) * size + column, (row + height) * size + column + width)
    height++
  }
  return height
}

/**
 * The QR code of a text as rectangles.
 * Errors: `QrRefused` when the text is empty or longer than the version holds.
 */
export function qrPath(text: string, options: QrOptions = {}): QrPath {
  const { data, size } = matrix(text, options)
  let rectangles = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const width = darkRun(data, size, row, column)
      if (width === 0) continue
      const height = takeRectangle(data, size, row, column, width)
      rectangles += pair(column, size - row - height) + pair(width, height) + 're\n'
    }
  }
  return { modules: size, rectangles }
}

/** Of the largest code there is: 177 modules a side. */
const PAIRS_A_ROW = 178
const pairs = new Array<string | undefined>(PAIRS_A_ROW ** 2)

/** Two numbers as operands. Written anew for each of 30,000 letters they would cost more than all the rest. */
function pair(first: number, second: number): string {
  return (pairs[first * PAIRS_A_ROW + second] ??= `${first} ${second} `)
}

const points = (value: number): string => String(Math.round(value * 10_000) / 10_000)

/**
 * Content stream operators that paint the QR code in black at the place. They leave the graphics state as it was.
 * `padTo`: filled with spaces to this many bytes, for streams whose length may not change; `QrRefused` when longer.
 */
export function qrOperators(
  text: string,
  place: QrPlace,
  options: QrOptions & { padTo?: number } = {},
): string {
  const { modules, rectangles } = qrPath(text, options)
  const scale = points(place.size / modules)
  const operators = `q 0 g ${scale} 0 0 ${scale} ${points(place.x)} ${points(place.y)} cm\n${rectangles}f Q\n`
  const { padTo = operators.length } = options
  if (operators.length > padTo)
    throw new QrRefused(
      `QR code ใช้ ${operators.length} ไบต์ เกินที่กันไว้ ${padTo} ไบต์`,
      `The QR code takes ${operators.length} bytes, ${padTo} are reserved.`,
    )
  return operators.padEnd(padTo)
}

/** The smallest version that holds any text of so many bytes (UTF-8). `QrRefused` when none does. */
export function qrVersionFor(bytes: number, level: QrOptions['level'] = 'M'): number {
  // Lower case Latin forces byte mode, the least dense of the modes a URL can take.
  const { size } = matrix('x'.repeat(bytes), { level, mask: 0 })
  return (size - 17) / 4
}
