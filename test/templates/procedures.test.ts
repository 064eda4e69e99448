import { readFileSync, readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { FORM_KEYWORDS } from '../../templates/forms/keywords.js'
import { loadProcedure, toContent } from '../../templates/procedures/load.js'

const folder = new URL('../../templates/procedures/', import.meta.url)
const seed = readFileSync(new URL('host-and-name-officers.yaml', folder), 'utf8')
const load = (text: string) => loadProcedure(text, 'file.yaml')
const changed = (from: string, to: string) => {
  expect(seed).toContain(from)
  return load(seed.replace(from, to))
}
const only = (loaded: ReturnType<typeof load>) => {
  expect(loaded.procedure).toBeUndefined()
  expect(loaded.problems).toHaveLength(1)
  return loaded.problems[0]!
}
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

describe('procedure files', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))(
    '%s can be used as it is',
    (name) => {
      const { procedure, problems } = loadProcedure(readFileSync(new URL(name, folder), 'utf8'), name)
      expect(problems).toEqual([])
      expect(`${procedure?.procedure}.yaml`).toBe(name)
    },
  )

  test('the circular of November 2566 asks for one to three persons by the minute 23:59', () => {
    const { procedure } = load(seed)
    expect(procedure?.deadline).toEqual({ kind: 'fixed', day: '2023-11-27', time: '23:59' })
    expect(procedure?.reminders).toEqual([
      { workingDays: -1, at: '08:30' },
      { workingDays: 0, at: '08:30' },
    ])
    expect(procedure?.letter.body.filter(({ kind }) => kind === 'item')).toHaveLength(3)
  })

  test('its form takes one and three persons, and refuses none and four; a telephone may follow, but must be one', () => {
    const ajv = addFormats.default(new Ajv2020())
    const check = ajv.addVocabulary([...FORM_KEYWORDS]).compile(load(seed).procedure!.form)
    const person = {
      name: 'นางสมใจ ตัวอย่าง',
      position: 'ครู',
      phone: '081 000 0000',
      email: 'a@b.example',
      role: 'คณะทำงาน',
    }
    const persons = (n: number) => ({
      persons: Array.from({ length: n }, (_, at) => ({ ...person, name: `นายคนที่ ${at}` })),
    })
    expect([0, 1, 3, 4].map((n) => check(persons(n)))).toEqual([false, true, true, false])
    expect(check({ persons: [{ ...person, phone: undefined }] })).toBe(true)
    expect(check({ persons: [{ ...person, phone: 'โทรมา' }] })).toBe(false)
    expect(check({ persons: [person, person] })).toBe(false)
  })

  test('an unknown key is named with its line and column', () => {
    const problem = only(changed('nilReturn: true', 'nilReturn: true\ncolour: red'))
    expect(problem).toMatchObject({ file: 'file.yaml', column: 1, pointer: '/colour' })
    expect(problem.line).toBe(lineOf(seed, 'nilReturn: true') + 1)
    expect([problem.th, problem.en]).toEqual(['ไม่รู้จัก “colour”', 'unknown key “colour”'])
  })

  test('a value of the wrong type is refused in Thai and in English', () => {
    const problem = only(changed('nilReturn: true', 'nilReturn: maybe'))
    expect(problem.line).toBe(lineOf(seed, 'nilReturn: true'))
    expect(problem.th).toMatch(/boolean/)
    expect(problem.th).toMatch(/[ก-๙]/)
    expect(problem.en).toMatch(/expected boolean/)
  })

  test.each([
    ['broken YAML', 'review: manual', 'review: [manual'],
    ['a key given twice', 'review: manual', 'review: manual\nreview: manual'],
    ['an unknown rule for recipients', 'innovationArea: {}', 'near: 5'],
    ['an unknown province', 'innovationArea: {}', 'province: เมืองทิพย์'],
    ['two rules in one', 'innovationArea: {}', 'everyone: true\n  zone: 1'],
    ['a day that does not exist', '2023-11-27', '2023-11-31'],
    ['a Buddhist year', '2023-11-27', '2566-11-27'],
    ['a reminder after the deadline', 'workingDays: 0, at: 08:30', 'workingDays: 1, at: 08:30'],
    ['the same reminder twice', 'workingDays: 0, at: 08:30', 'workingDays: -1, at: 08:30'],
    ['a word in braces that nobody fills in', '{due}', '{dues}'],
    ['one addressee for all', 'ผู้อำนวยการ{office}', 'ผู้อำนวยการ'],
    ['more persons than allowed', 'minItems: 1', 'minItems: 4'],
    ['a nested field that must and must not be given', '[name, position', '[nickname, name, position'],
    ['nothing to choose from', '[หัวหน้าคณะทำงาน, ผู้ประสานงาน, คณะทำงาน]', '[]'],
    ['crossed lengths', 'minLength: 3', 'minLength: 300'],
    ['a field without an English name', 'x-title-en: Position', 'x-placeholder: ครู'],
    ['a keyword that JSON Schema does not know', 'uniqueItems: true', 'uniqueItem: true'],
  ])('%s is refused', (_why, from, to) => {
    const problem = only(changed(from, to))
    expect(problem.line).toBeGreaterThan(0)
    expect(problem.th).toMatch(/[ก-๙]/)
    expect(problem.en).not.toMatch(/[ก-๙]{20}/)
  })

  test('an empty file, a huge file and one that is no mapping are refused, not thrown', () => {
    for (const text of ['', 'hello', '- 1', 'a'.repeat(600_000), 'a: &a [*a]']) {
      expect(load(text).procedure).toBeUndefined()
      expect(load(text).problems.length).toBeGreaterThan(0)
    }
  })

  test('the drafter changes parts of the letter and the rest stays', () => {
    const { procedure } = load(seed)
    const content = toContent(procedure!, { subject: 'เรื่องใหม่', letter: { urgency: 'ด่วน' } })
    expect(content.subject).toBe('เรื่องใหม่')
    expect(content.letter.urgency).toBe('ด่วน')
    expect(content.letter.body).toEqual(procedure!.letter.body)
  })
})
