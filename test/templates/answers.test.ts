import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import type { SubmissionStatus } from '../../domain/submission/case.js'
import { csvOf } from '../../sheets/csv.js'
import { jsonLinesOf } from '../../sheets/json-lines.js'
import { whole } from '../../sheets/pieces.js'
import { tableSheet, xlsxOf } from '../../sheets/xlsx.js'
import { answerLines, answersTable } from '../../templates/reports/answer-files.js'
import { answerTable, type OfficeAnswer } from '../../templates/reports/answers.js'
import { formFields } from '../../templates/reports/form-fields.js'
import { formRows, OTHER } from '../../templates/reports/form-rows.js'
import { answer, content, office } from './office.js'

const person = (name: string, phone = '0810000000') => ({ name, position: 'ครู', phone, email: 'a@b.example' })

/** An office that has answered with the form, unless something else is said. */
function answering(
  at: number,
  body: object | undefined,
  more: { status?: SubmissionStatus; kind?: 'form' | 'nil'; late?: boolean } = {},
): OfficeAnswer {
  const { status = 'submitted', kind = 'form', late = false } = more
  const { code, nameTh, type, submission, wrongOffice } = office(at, {
    state: { status, answer: answer({ kind, late, version: 2 }) },
  })
  return { code, nameTh, type, wrongOffice, province: 'ระยอง', submission, ...(body ? { body } : {}) }
}

const tableOf = (form: object, offices: readonly OfficeAnswer[], heads?: 'machine') =>
  answersTable(form as Record<string, unknown>, () => offices, heads)
const csv = async (...asked: Parameters<typeof tableOf>) =>
  (await whole(csvOf(await tableOf(...asked)))).toString('utf8')
const xlsx = async (...asked: Parameters<typeof tableOf>) =>
  whole(xlsxOf([await tableSheet(await tableOf(...asked))]))
const recordsOf = (text: string) => parse<Record<string, string>>(text, { columns: true, bom: true })

describe('the answers to the circular of the seed in one table', () => {
  const two = answering(0, { persons: [person('นายหนึ่ง'), person('นางสอง')], note: 'ฝากไว้' })

  it('has a row for each person and one for each office without an answer, in words', async () => {
    const rows = recordsOf(
      await csv(content.form, [
        two,
        answering(1, { reason: 'ไม่อยู่ในพื้นที่' }, { kind: 'nil', late: true }),
        answering(2, { persons: [person('คนเก่า')] }, { status: 'returned' }),
        answering(3, { persons: [person('คนเก่า')] }, { status: 'withdrawn' }),
        { ...answering(4, undefined, { status: 'withdrawn' }), wrongOffice: true },
        answering(5, undefined, { status: 'closedUnanswered' }),
      ]),
    )
    expect(rows.map((row) => [row['รหัส'], row['ชื่อ – สกุล'], row['ส่งช้า'], row['สถานะ']])).toEqual([
      ['P0', 'นายหนึ่ง', 'ทัน', 'ส่งแล้ว รอตรวจ'],
      ['P0', 'นางสอง', 'ทัน', 'ส่งแล้ว รอตรวจ'],
      ['P1', '', 'ช้า', 'ไม่มีข้อมูลรายงาน (ส่งแล้ว รอตรวจ)'],
      ['P2', '', '', 'ส่งคืนให้แก้ไข รอฉบับใหม่'],
      ['P3', '', '', 'ยกเลิกหนังสือ'],
      ['P4', '', '', 'ส่งผิดหน่วยงาน'],
      ['P5', '', '', 'ไม่ตอบ'],
    ])
    expect(rows[2]!['เหตุผลที่ไม่มีข้อมูลรายงาน']).toBe('ไม่อยู่ในพื้นที่')
  })

  it('says what an office said once in its first row only', async () => {
    const notes = recordsOf(await csv(content.form, [two])).map((row) => row['หมายเหตุ (ถ้ามี)'])
    expect(notes).toEqual(['ฝากไว้', ''])
  })

  it('keeps telephone numbers whole, dates in both kinds of year, and stable names for programs', async () => {
    const [row] = recordsOf(await csv(content.form, [two], 'machine'))
    expect(row).toMatchObject({
      officeCode: 'P0',
      receivedAt: '2023-11-27T23:59:59+07:00',
      receivedAtBe: '2566-11-27 23:59:59',
      version: '2',
      'answer.persons.phone': "'0810000000",
    })
  })

  it('is typed in the workbook, under a frozen head', async () => {
    const bytes = await xlsx(content.form, [two])
    const [sheet] = await readXlsxFile(bytes)
    const [head, row] = sheet!.data
    const at = (name: string) => row![head!.indexOf(name)]
    expect(at('โทรศัพท์')).toBe('0810000000')
    expect(at('เลขรับ')).toBe(1)
    expect(at('ส่งเมื่อ (พ.ศ.)')).toEqual(new Date('2023-11-27T23:59:59.000Z'))
    expect(at('ชื่อ – สกุล')).toBe('นายหนึ่ง')
  })

  it('is nested in JSON Lines as it was answered', async () => {
    const offices = [two, answering(1, two.body, { status: 'returned' })]
    const lines = (await whole(jsonLinesOf(answerLines(() => offices)))).toString().trimEnd()
    const [first, second] = lines.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(first).toMatchObject({ officeCode: 'P0', version: 2, late: false, answer: two.body })
    expect(second).toMatchObject({ status: 'returned', version: null, answer: null })
  })
})

describe('the columns of a form', () => {
  const titled = (title: string, more: object = {}) => ({ type: 'string', title, ...more })
  const headsOf = (form: object) =>
    answerTable(form as Record<string, unknown>, { hasOther: false })
      .columns.slice(12)
      .map(({ head }) => head)

  it('include those that are asked only under a condition, and those behind a reference', async () => {
    const form = {
      $defs: { place: { type: 'object', properties: { street: titled('ถนน') } } },
      properties: {
        has: { type: 'boolean', title: 'มีหรือไม่' },
        home: { $ref: '#/$defs/place', title: 'ที่อยู่' },
      },
      if: { properties: { has: { const: true } } },
      then: { properties: { why: titled('เพราะเหตุใด') } },
      dependentSchemas: { has: { properties: { since: titled('ตั้งแต่', { format: 'date' }) } } },
    }
    expect(headsOf(form)).toEqual(['มีหรือไม่', 'ถนน', 'เพราะเหตุใด', 'ตั้งแต่', 'ตั้งแต่ (พ.ศ.)'])
    const said = { has: true, home: { street: 'สุขุมวิท' }, why: 'จำเป็น', since: '2023-11-21' }
    const [row] = recordsOf(await csv(form, [answering(0, said)]))
    expect(row).toMatchObject({ มีหรือไม่: 'ใช่', 'ตั้งแต่ (พ.ศ.)': '2566-11-21', ถนน: 'สุขุมวิท' })
  })

  it('name what is above them where a title comes twice, and never take the head of another', () => {
    const one = { type: 'object', properties: { name: titled('ชื่อ') } }
    const form = {
      properties: {
        a: { ...one, title: 'ก' },
        b: { ...one, title: 'ข' },
        c: titled('รหัส'),
        d: titled('รหัส'),
      },
    }
    expect(headsOf(form)).toEqual(['ก / ชื่อ', 'ข / ชื่อ', 'รหัส (answer.c)', 'รหัส (answer.d)'])
  })

  it('come to an end also where a form refers to itself', async () => {
    const form = {
      properties: { unit: { $ref: '#/$defs/unit' } },
      $defs: { unit: { type: 'object', properties: { name: titled('ชื่อ'), part: { $ref: '#/$defs/unit' } } } },
    }
    const said = { unit: { name: 'ก', part: { name: 'ข', part: { name: 'ค' } } } }
    const written = await csv(form, [answering(0, said)])
    for (const name of ['ก', 'ข', 'ค']) expect(written).toContain(name)
  })
})

type Grown = { readonly schema: object; readonly value: unknown; readonly leaves: readonly string[] }

const names = fc.string({ minLength: 1, maxLength: 6 })
const leaf: fc.Arbitrary<Grown> = fc.oneof(
  fc.string({ minLength: 1 }).map((value) => ({ schema: { type: 'string' }, value, leaves: [value] })),
  fc.integer().map((value) => ({ schema: { type: 'integer' }, value, leaves: [String(value)] })),
  fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1 }).map((value) => ({
    schema: { type: 'array', items: { type: 'string' } },
    value,
    leaves: [value.join('; ')],
  })),
)
const members = (tie: fc.Arbitrary<Grown>) => fc.dictionary(names, tie, { minKeys: 1, maxKeys: 4 })
const objectOf = (parts: Record<string, Grown>): Grown => {
  const map = (pick: (part: Grown) => unknown) =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, pick(part)]))
  const properties = map(({ schema }) => schema)
  return {
    schema: { type: 'object', properties },
    value: map(({ value }) => value),
    leaves: Object.values(parts).flatMap(({ leaves }) => leaves),
  }
}
const { form: anyForm } = fc.letrec<{ field: Grown; form: Grown }>((tie) => ({
  field: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    members(tie('field')).map(objectOf),
    fc.tuple(members(tie('field')).map(objectOf), fc.integer({ min: 0, max: 3 })).map(([item, times]) => ({
      schema: { type: 'array', items: item.schema },
      value: Array.from({ length: times }, () => item.value),
      leaves: Array.from({ length: times }, () => item.leaves).flat(),
    })),
  ),
  form: members(tie('field')).map(objectOf),
}))

const spoken = (rows: readonly ReadonlyMap<string, unknown>[]) =>
  rows.flatMap((row) =>
    [...row.values()].flatMap((value) => {
      const said = value as { text?: string; number?: number } | undefined
      return said ? [said.text ?? String(said.number)] : []
    }),
  )

describe('any form', () => {
  // Deep parts are written as JSON; the forms here stay above that.
  const shallow = anyForm.filter(({ schema }) => !JSON.stringify(schema).includes('"properties":{}'))

  it('loses nothing of an answer and says nothing twice', () => {
    fc.assert(
      fc.property(shallow, ({ schema, value, leaves }) => {
        const rows = formRows(formFields(schema as Record<string, unknown>), value)
        const isDeep = spoken(rows).some((text) => text.startsWith('{') || text.startsWith('['))
        fc.pre(!isDeep)
        expect(spoken(rows).sort()).toEqual([...leaves].sort())
      }),
    )
  })

  it('has a column of its own for each place, with a head of its own', () => {
    fc.assert(
      fc.property(shallow, ({ schema, value }) => {
        const { columns, rowsOf } = answerTable(schema as Record<string, unknown>, { hasOther: false })
        const rows = rowsOf(answering(0, value as object))
        const known = new Set(columns.map(({ name }) => name))
        expect(known.size).toBe(columns.length)
        expect(new Set(columns.map(({ head }) => head)).size).toBe(columns.length)
        for (const row of rows) for (const name of row.keys()) expect(known).toContain(name)
      }),
    )
  })

  it('takes any answer whatever, and keeps what it has no place for', () => {
    fc.assert(
      fc.property(shallow, fc.jsonValue(), ({ schema }, value) => {
        expect(formRows(formFields(schema as Record<string, unknown>), value).length).toBeGreaterThan(0)
      }),
    )
    const rows = formRows(formFields({ properties: { list: { items: { properties: { a: {} } } } } }), {
      list: [{ b: 1 }, { b: 2 }],
      more: 'x',
    })
    expect(rows[0]!.get(OTHER)).toEqual({ kind: 'text', text: '{"list/0/b":1,"list/1/b":2,"more":"x"}' })
  })
})

describe('a text that an office wrote', () => {
  const form = { properties: { said: { type: 'string', title: 'คำตอบ' } } }
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      ...['=HYPERLINK("http://x")', '+66810000000', '-1', '@SUM(A1)', '\t=1', '\n=1', '＝1', "'=1", "''0012"],
      ...[
        '0810000000',
        '1234567890123',
        'a"b,c;d\r\ne',
        '\u202e=1+1',
        '\u2067\u202dtxt.exe',
        'שלום',
        '_x0041_',
      ],
    ),
  )
  const turned = /[\u202a-\u202e\u2066-\u2069]/g

  it('is inert in CSV, and whole again once the mark is taken off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 5 }), async (texts) => {
        const offices = texts.map((said, at) => answering(at, { said }))
        const rows = recordsOf(await csv(form, offices))
        expect(rows).toHaveLength(texts.length)
        rows.forEach((row, at) => {
          const cell = row['คำตอบ']!
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]|^0\d+$|^\d{12,}$|[\u202a-\u202e\u2066-\u2069]/)
          const isMarked = /^'+(?:[=+\-@\t\r\n＝＋－＠]|0\d+$|\d{12,}$)/.test(cell)
          expect(isMarked ? cell.slice(1) : cell).toBe(texts[at]!.replace(turned, ''))
        })
      }),
    )
  })

  it('is a text in the workbook, never a formula, and cut with a word where Excel has no room', async () => {
    const texts = ['=1+1', '+66810000000', 'a\u0001b', '_x0041_', 'ก'.repeat(40_000), '\u202e=1']
    const bytes = await xlsx(
      form,
      texts.map((said, at) => answering(at, { said })),
    )
    const [sheet] = await readXlsxFile(bytes, { trim: false })
    const read = sheet!.data.slice(1).map((row) => String(row.at(-1)))
    expect(read.slice(0, 3)).toEqual(['=1+1', '+66810000000', 'ab'])
    // Excel reads _x005F_ as an underscore; the reader of this test does not.
    expect(read[3]!.replace('_x005F_', '_')).toBe('_x0041_')
    expect([read[4]!.length, read[4]!.endsWith('CSV]')]).toEqual([32_767, true])
    expect(read[5]).toBe('=1')
  })
})
