import fc from 'fast-check'
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { create } from 'qrcode'
import { qrOperators, qrPath, QrRefused, qrVersionFor } from '../../typesetting/qr.js'
import { isThere, onDisk, run, testWith } from './sign-office.js'

/** Paints the rectangles on a grid, row 0 at the top; a module painted twice would be 2. */
function painted(rectangles: string, modules: number): number[] {
  const grid = new Array<number>(modules * modules).fill(0)
  for (const line of rectangles.trim().split('\n')) {
    const [x = 0, y = 0, width = 0, height = 0] = line.split(' ').map(Number)
    for (let row = modules - y - height; row < modules - y; row++)
      for (let column = x; column < x + width; column++) grid[row * modules + column]! += 1
  }
  return grid
}

function refusalOf(attempt: () => unknown): QrRefused | undefined {
  try {
    attempt()
  } catch (error) {
    if (error instanceof QrRefused) return error
  }
  return undefined
}

const link = 'https://wian.example/v/00001234-3f9a1c'
const place = { x: 100, y: 200, size: 60 }

test('the rectangles on the letter are exactly the dark modules of the code, none painted twice', () => {
  const texts = fc.string({ minLength: 1, maxLength: 80, unit: 'binary' })
  fc.assert(
    fc.property(texts, fc.constantFrom('L', 'M', 'Q', 'H'), (text, level) => {
      const { modules, rectangles } = qrPath(text, { level, mask: 2 })
      const wanted = create(text, { errorCorrectionLevel: level, maskPattern: 2 }).modules
      expect(modules).toBe(wanted.size)
      expect(painted(rectangles, modules)).toEqual([...wanted.data])
    }),
    { numRuns: 40 },
  )
})

test('letters with a reserved version all have a code of the same size, whatever their text', () => {
  const version = qrVersionFor(60)
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 15, unit: 'binary' }), (text) => {
      fc.pre(Buffer.byteLength(text) <= 60)
      expect(qrPath(text, { version, mask: 2 }).modules).toBe(17 + 4 * version)
    }),
    { numRuns: 40 },
  )
})

test('a code of a series is the one that the library makes for the same text', () => {
  const texts = fc.string({ minLength: 16, maxLength: 40, unit: 'binary-ascii' })
  fc.assert(
    fc.property(texts, fc.constantFrom('L', 'M', 'Q', 'H'), fc.constantFrom(0, 2, 7), (text, level, mask) => {
      const { modules, rectangles } = qrPath(text, { level, mask, version: 6 })
      const content = [{ data: Buffer.from(text), mode: 'byte' as const }]
      const wanted = create(content, { errorCorrectionLevel: level, maskPattern: mask, version: 6 }).modules
      expect(painted(rectangles, modules)).toEqual([...wanted.data])
    }),
    { numRuns: 15 },
  )
})

test('the version reserved for so many bytes is the smallest that holds them', () => {
  const version = qrVersionFor(60)
  expect(() => qrPath('x'.repeat(60), { version, mask: 0 })).not.toThrow()
  expect(() => qrPath('x'.repeat(60), { version: version - 1, mask: 0 })).toThrow(QrRefused)
})

test('a code in a stream of fixed length is filled with spaces to exactly that length', () => {
  const plain = qrOperators(link, place, { mask: 2 })
  const padded = qrOperators(link, place, { mask: 2, padTo: plain.length + 37 })
  expect(padded).toHaveLength(plain.length + 37)
  expect(padded.trimEnd()).toBe(plain.trimEnd())
  expect(() => qrOperators(link, place, { mask: 2, padTo: plain.length - 1 })).toThrow(QrRefused)
})

test('the same text gives the same operators, which leave the graphics state as it was', () => {
  const operators = qrOperators(link, place, { version: 4, mask: 2 })
  expect(qrOperators(link, place, { version: 4, mask: 2 })).toBe(operators)
  expect(operators.startsWith('q ')).toBe(true)
  expect(operators.trimEnd().endsWith(' Q')).toBe(true)
})

test('a text no code can hold is refused in Thai and English', () => {
  for (const bad of [() => qrPath('x'.repeat(3000)), () => qrPath(''), () => qrPath('a', { version: 41 })]) {
    const refusal = refusalOf(bad)
    expect(refusal?.th).toMatch(/[ก-๙]/)
    expect(refusal?.en).toMatch(/[a-z]/)
  }
})

const canRead = isThere('zbarimg') && isThere('pdftoppm')

testWith('zbarimg or pdftoppm', canRead)('a telephone reads the code off the printed page', async () => {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const page = doc.addPage([400, 400])
  const content = qrOperators(link, { x: 50, y: 50, size: 80 }, { mask: 2 })
  const stream = PDFRawStream.of(doc.context.obj({}), Buffer.from(content))
  page.node.set(PDFName.of('Contents'), doc.context.register(stream))
  const path = onDisk(await doc.save({ useObjectStreams: false }))
  run('pdftoppm', '-r', '150', '-singlefile', '-png', path, path)
  const read = run('zbarimg', '--quiet', '--raw', `${path}.png`).split('\n')
  expect(read).toContain(link)
})
