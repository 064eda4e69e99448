import { createHash } from 'node:crypto'
import { DoesNotFit, SlotWithoutValue, UnknownCluster } from '../../typesetting/errors.js'
import { stampFamily, templateFor } from '../../typesetting/family.js'
import type { Document } from '../../typesetting/model.js'
import { lineCounts, materialise, stamp } from '../../typesetting/stamp.js'
import { drawCode } from '../../typesetting/tail.js'
import { templateOf } from '../../typesetting/compile.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { linesOf, readers } from './readers.js'

const letter: Document = {
  title: 'ขอเชิญประชุม',
  lang: 'th',
  id: 'circular-1',
  createdAt: '2026-01-02T03:04:05Z',
  running: { pageNumber: {} },
  blocks: [
    { kind: 'paragraph', label: { runs: [{ text: 'เรื่อง' }] }, runs: [{ text: 'ขอเชิญประชุม' }] },
    { kind: 'paragraph', label: { runs: [{ text: 'เรียน' }] }, runs: [{ slot: 'addressee' }] },
    {
      kind: 'paragraph',
      align: 'justify',
      firstIndentCm: 2.5,
      runs: [{ text: 'ด้วยสำนักงานจะจัดการประชุมในวันที่ ๑ กุมภาพันธ์ ๒๕๖๙ จึงเรียนมาเพื่อโปรดทราบ' }],
    },
    { kind: 'qr', content: { slot: 'check', maxBytes: 60 }, sizeCm: 2, alt: 'คิวอาร์โค้ดสำหรับตรวจสอบ' },
    { kind: 'page-break' },
    {
      kind: 'paragraph',
      runs: [{ text: 'ชุดที่ ' }, { slot: 'copy', widthCm: 0.3 }, { text: ' ของ ๙' }],
    },
    {
      kind: 'paragraph',
      runs: [{ text: 'กำหนดการประชุมและเอกสารประกอบอยู่ในสิ่งที่ส่งมาด้วย ขอให้ตอบกลับภายในวันที่ ๑๕ มกราคม ๒๕๖๙' }],
    },
  ],
}

const one = { addressee: 'ผู้อำนวยการโรงเรียนตัวอย่างวิทยา', check: 'https://example.go.th/v/1', copy: '๑' }
const two = {
  ...one,
  addressee: 'ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษากาฬสินธุ์ เขต ๓ และประธานคณะกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษา',
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('one letter, many addressees', () => {
  const opened = openTypesetter().then((typesetter) => typesetter.compileFamily(letter, [one, two]))

  test('the letter on download is the letter that was stamped, byte by byte', async () => {
    const family = await opened
    for (const values of [one, two]) {
      const stamped = stampFamily(family, values)
      const file = materialise(templateFor(family, values), stamped.tail)
      expect({ length: file.length, sha256: sha256(file) }).toEqual({
        length: stamped.length,
        sha256: stamped.sha256,
      })
    }
  })

  test('a template that comes back from the database makes the same letters', async () => {
    const template = templateFor(await opened, one)
    const { prefix, plan } = JSON.parse(
      JSON.stringify({ prefix: Buffer.from(template.prefix).toString('base64'), plan: template.plan }),
    ) as { prefix: string; plan: typeof template.plan }
    const restored = templateOf(Buffer.from(prefix, 'base64'), plan)
    expect(restored.id).toBe(template.id)
    expect(stamp(restored, one)).toEqual(stamp(template, one))
  })

  test('an addressee of two lines gets a letter that leaves two lines', async () => {
    const family = await opened
    expect(Object.keys(family.templates).sort()).toEqual(['addressee=1,copy=1', 'addressee=2,copy=1'])
    expect(lineCounts(templateFor(family, one), two)).toEqual({ addressee: 2, copy: 1 })
  })

  test('every reader finds the addressee where a letter made by hand has it', async () => {
    const family = await opened
    const file = materialise(templateFor(family, two), stampFamily(family, two).tail)
    const typesetter = await openTypesetter()
    const byHand = await typesetter.render(letter, { values: two })
    for (const reader of readers) {
      const lines = linesOf(await reader.read(file))
      expect({ reader: reader.name, lines }).toEqual({
        reader: reader.name,
        lines: linesOf(await reader.read(byHand)),
      })
      expect(lines.join('')).toContain('ขับเคลื่อนพื้นที่นวัตกรรมการศึกษา')
      // poppler takes the hyphen of the page number for a torn word and joins the line to it.
      expect(lines.join('\n')).toContain('ชุดที่ ๑ ของ ๙')
    }
  })

  test('of a QR code only its text is stored, and what is made of it is the same for ever', async () => {
    const template = templateFor(await opened, one)
    const { tail } = stamp(template, one)
    const hex = Buffer.from(one.check).toString('hex')
    expect(Buffer.from(tail).toString('latin1').split(`%QR ${hex}\n`)).toHaveLength(2)
    const slot = {
      kind: 'qr',
      name: 'check',
      stream: 0,
      x: 70,
      y: 60,
      width: 57,
      version: 4,
      begin: '',
      end: '',
    } as const
    const { operators } = drawCode(slot, 'https://example.go.th/v/0123456789abcdef')
    // Letters in the register are made again from these bytes: whoever changes them keeps the old way beside the new.
    expect(sha256(Buffer.from(operators))).toBe(
      'a4406f596290a42cf2df9cff6d44394cd86778aafc40b954b69bdf7870735dad',
    )
  })

  test('letters differ in their addressee’s object, their identifier and nothing else', async () => {
    const template = templateFor(await opened, one)
    const other = { ...one, addressee: 'ผู้อำนวยการโรงเรียนตัวอย่างศึกษา' }
    const [a, b] = [one, other].map((values) =>
      Buffer.from(materialise(template, stamp(template, values).tail)),
    )
    expect(a!.subarray(0, template.prefix.length).equals(b!.subarray(0, template.prefix.length))).toBe(true)
    expect(a!.equals(b!)).toBe(false)
    expect(stamp(template, one).tail.length).toBeLessThan(1000)
  })

  test('break marks in an addressee are obeyed and not drawn, given lines are taken as they are', async () => {
    const template = templateFor(await opened, one)
    const plain = stamp(template, { ...one, addressee: 'โรงเรียน ตัวอย่าง' })
    expect(stamp(template, { ...one, addressee: 'โรงเรียน\u00a0ตัว\u200bอย่าง' })).toEqual(plain)
    expect(stamp(template, { ...one, addressee: ['โรงเรียน ตัวอย่าง'] })).toEqual(plain)
    const family = await opened
    const lines = { ...one, addressee: ['ผู้อำนวยการ', 'โรงเรียนตัวอย่าง'] }
    expect(lineCounts(templateFor(family, two), lines).addressee).toBe(2)
    expect(stampFamily(family, { ...one, addressee: 'ผู้อำนวยการ\nโรงเรียนตัวอย่าง' })).toEqual(
      stampFamily(family, lines),
    )
  })

  test('a letter is refused, not cut, when its addressee does not fit, is missing or cannot be written', async () => {
    const template = templateFor(await opened, one)
    expect(() => stamp(template, two)).toThrow(DoesNotFit)
    expect(() => stamp(template, { check: 'x', copy: '๑' })).toThrow(SlotWithoutValue)
    expect(() => stamp(template, { ...one, addressee: 'โรงเรียน\u{1f600}' })).toThrow(UnknownCluster)
    expect(() => stamp(template, { ...one, copy: '๑๒๓๔๕๖๗๘๙๑๒๓๔๕๖๗๘๙' })).toThrow(DoesNotFit)
    const inherited = Object.create({ addressee: 'x', check: 'x', copy: '1' }) as typeof one
    expect(() => stamp(template, inherited)).toThrow(SlotWithoutValue)
  })
})
