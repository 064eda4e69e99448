import { readdirSync, readFileSync } from 'node:fs'
import { circularLetter, addresseeOf, erratumLetter } from '../../templates/letters/circular.js'
import { letterDocument, loadLetter } from '../../templates/letters/load.js'
import { overdueAddressee, overdueLetter, overdueNumber } from '../../templates/letters/overdue.js'
import { closingReport } from '../../templates/letters/report.js'
import { salutationFor } from '../../templates/letters/salutation.js'
import type { Typesetter } from '../../typesetting/contract.js'
import type { Document, SlotValues } from '../../typesetting/model.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { onDisk, run, testWith } from '../typesetting/sign-office.js'
import { content, dueAt, frame, office, rayong, report } from './office.js'

let typesetter: Typesetter
beforeAll(async () => {
  typesetter = await openTypesetter()
})

/** The text of the document as set, without blanks and line ends, and what the typesetter remarked. */
async function set(document: Document, values: SlotValues = {}) {
  const { pages, notes } = await typesetter.inspect(document, { values })
  const text = pages.map(({ lines }) => lines.join('')).join('')
  return { text: text.replace(/\s/g, ''), pages, notes }
}
const squeezed = (text: string) => text.replace(/\s/g, '')
const director = { addressee: addresseeOf(content.letter, rayong) }

describe('the circular as a letter', () => {
  test('it carries the ว number, the date without วันที่, the addressee and the three instructions', async () => {
    const { text, notes, pages } = await set(circularLetter(frame), director)
    for (const part of [
      'ที่ ศธ ๐๔๙๙๙/ว๑',
      '๒๑ พฤศจิกายน ๒๕๖๖',
      'เรียน ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต ๑',
      '๑. เป็นเจ้าภาพร่วมขับเคลื่อนพื้นที่นวัตกรรมการศึกษาอย่างเต็มกำลังและความสามารถ ในปีงบประมาณ ๒๕๖๗ – ๒๕๖๙',
      '๒. ดำเนินการร่วมและประสานการทำงานกับ กขน.',
      'จำนวน ๑ – ๓ คน เป็นคณะทำงานหลัก',
      '๓. ส่งข้อมูล',
      'ทาง https://wian.example/a/1 ภายในวันจันทร์ที่ ๒๗ พฤศจิกายน ๒๕๖๖ เวลา ๒๓.๕๙ น.',
      'ขอแสดงความนับถือ',
    ])
      expect(text).toContain(squeezed(part))
    expect(text).not.toMatch(/[{}]/)
    expect(notes).toEqual([])
    expect(pages).toHaveLength(2)
  })

  test('a rehearsal bears ตัวอย่าง, a letter in earnest does not', () => {
    expect(circularLetter(frame).running?.watermark).toBe('ตัวอย่าง')
    expect(circularLetter({ ...frame, rehearsal: false }).running?.watermark).toBeUndefined()
  })

  test('its closing never stands alone on the last page', async () => {
    for (let extra = 0; extra < 12; extra += 1) {
      const text = 'ข้อความเพิ่มเติมเพื่อให้หนังสือยาวขึ้นทีละบรรทัด '.repeat(extra * 2)
      const body = [
        ...content.letter.body.slice(0, 3),
        { kind: 'paragraph' as const, text: `${text}จึงเรียนมาเพื่อทราบ` },
      ]
      const { pages } = await set(circularLetter({ ...frame, letter: { ...content.letter, body } }), director)
      const last = pages.at(-1)!.lines.map(squeezed).join('|')
      expect(last).toContain('ขอแสดงความนับถือ')
      if (pages.length > 1)
        expect(last.indexOf('จึงเรียนมาเพื่อทราบ')).toBeLessThan(last.indexOf('ขอแสดงความนับถือ'))
      expect(last).toContain('จึงเรียนมาเพื่อทราบ')
    }
  })

  test('a correction quotes what was wrong and what is right, under the number of the circular', async () => {
    const facts = {
      ...frame,
      erratum: 1,
      correctedAt: '2023-11-22T03:00:00.000Z',
      wrong: '๑ – ๒ คน',
      right: '๑ – ๓ คน',
      reason: 'เนื่องจากพิมพ์ผิด',
    }
    const { text } = await set(erratumLetter(facts), director)
    for (const part of [
      'นั้นเนื่องจากพิมพ์ผิด',
      'ศธ๐๔๙๙๙/ว๑(แก้ไขครั้งที่๑)',
      'เนื่องจากพิมพ์ผิดจึงขอแก้ไข',
      '“๑–๒คน”เป็นข้อความที่ถูกต้อง“๑–๓คน”',
      '๒๒พฤศจิกายน๒๕๖๖',
    ])
      expect(text).toContain(part)
  })

  test('the stamped reminder goes to the office, has its own number and neither salutation nor closing', async () => {
    const values = { number: overdueNumber(content.letter, 17), to: overdueAddressee(rayong) }
    const { text, notes } = await set(
      overdueLetter({ ...frame, sealedAt: '2023-11-28T02:00:00.000Z' }),
      values,
    )
    expect(text).toContain('ที่ศธ๐๔๙๙๙/๑๗ถึงสำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยองเขต๑')
    expect(text).toContain('ที่ศธ๐๔๙๙๙/ว๑ลงวันที่๒๑พฤศจิกายน๒๕๖๖')
    expect(text).toContain('๒๘พฤศจิกายน๒๕๖๖')
    expect(text).not.toMatch(/เรียนผู้อำนวยการ|ขอแสดงความนับถือ/)
    expect(notes).toEqual([])
  })

  test('the same facts give the same bytes', async () => {
    const make = () => typesetter.render(circularLetter(frame), { values: director })
    expect(Buffer.compare(Buffer.from(await make()), Buffer.from(await make()))).toBe(0)
  })
})

describe('the closing report', () => {
  test('it lists every office and gives the pages numbers', async () => {
    const offices = Array.from({ length: 67 }, (_, at) => office(at))
    const { text, pages, notes } = await set(closingReport(report(offices)))
    expect(pages.length).toBeGreaterThan(2)
    expect(text).toContain('ทุกหน่วยงาน(๖๗แห่ง)')
    expect(text).toContain('สพป.๖๖')
    expect(notes).toEqual([])
    expect(closingReport(report(offices)).running?.footer?.text).toContain('{page}/{pages}')
  })

  test('of very many offices it lists the first 2,000 and says where the others are', () => {
    const offices = Array.from({ length: 2_003 }, (_, at) => office(at))
    const { blocks } = closingReport(report(offices))
    const every = blocks.findLast((block) => block.kind === 'table')
    expect(every?.kind === 'table' && every.rows.length).toBe(2_000)
    expect(JSON.stringify(blocks.at(-1))).toContain('และอีก ๓ แห่ง')
  })

  test('who is late, did not answer, was wrongly addressed or got more time has a section', async () => {
    const offices = [
      office(0, { state: { answer: { ...office(0).submission.answer!, late: true, receivedAt: dueAt } } }),
      office(1, { state: { status: 'closedUnanswered' }, overdueLetters: [17] }),
      office(2, { state: { status: 'withdrawn' }, wrongOffice: true }),
      office(3, { moreTime: 1 }),
    ]
    const { text } = await set(closingReport(report(offices)))
    for (const part of [
      'ไม่ตอบ(๑แห่ง)',
      'ส่งช้ากว่ากำหนด(๑แห่ง)',
      'ส่งผิดหน่วยงาน(๑แห่ง)',
      'ได้ขยายเวลา(๑แห่ง)',
      'หนังสือเตือนที่๑๗',
    ])
      expect(text).toContain(part)
  })
})

const examples = new URL('../../templates/letters/examples/', import.meta.url)
const example = (name: string) => readFileSync(new URL(`${name}.yaml`, examples), 'utf8')
const load = (text: string) => loadLetter(text, 'file.yaml')
const document = (text: string) => letterDocument(load(text).letter!, { fileName: 'file' })

/** A word of `pdftotext -bbox`: left edge, right edge, text. */
const WORD = /<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g

describe('letters from YAML', () => {
  test.each(readdirSync(examples))('%s is set without a remark and bears ตัวอย่าง', async (name) => {
    const { letter, problems } = loadLetter(readFileSync(new URL(name, examples), 'utf8'), name)
    expect(problems).toEqual([])
    const made = letterDocument(letter!, { fileName: name })
    expect(made.running?.watermark).toBe('ตัวอย่าง')
    expect((await set(made)).notes).toEqual([])
  })

  test('a memo has วันที่ in its head and no closing', async () => {
    const { text } = await set(document(example('memo')))
    expect(text).toContain('วันที่๒๐พฤศจิกายน๒๕๖๖')
    expect(text).not.toContain('ขอแสดงความนับถือ')
  })

  test('an order is dated with พ.ศ. and สั่ง ณ วันที่', async () => {
    const { text } = await set(document(example('order')))
    expect(text).toContain('สั่งณวันที่๒๓พฤศจิกายนพ.ศ.๒๕๖๖')
    expect(text).toContain('ที่๑๒๓/๒๕๖๖')
  })

  testWith('pdftotext')(
    'sums end at one edge, in Thai digits with commas; other columns begin at one',
    async () => {
      const sums = [31_856_047, 89, 12_500]
      const columns = '{ title: รายการ }, { title: จำนวนเงิน, money: true, widthCm: 4 }'
      const rows = sums.map((sum, at) => `[ข้อ${at + 1}, ${sum}]`).join(', ')
      const table = `body:\n  - table: { columns: [${columns}], rows: [${rows}] }\n`
      const pdf = await typesetter.render(document(example('memo').replace('body:\n', table)))
      const edges = new Map<string, { left: number; right: number }>()
      for (const [, left, right, word = ''] of run('pdftotext', '-bbox', onDisk(pdf), '-').matchAll(WORD))
        edges.set(word, { left: Number(left), right: Number(right) })
      const at = (word: string) => edges.get(word)!
      const rights = ['๓๑,๘๕๖,๐๔๗', '๘๙', '๑๒,๕๐๐'].map((word) => at(word).right.toFixed(1))
      expect(new Set(rights).size).toBe(1)
      const lefts = ['ข้อ๑', 'ข้อ๒', 'ข้อ๓'].map((word) => at(word).left.toFixed(1))
      expect(new Set(lefts).size).toBe(1)
    },
  )

  test('acting capacity stands under the position', async () => {
    const { text } = await set(document(example('external')))
    expect(text).toContain('รองเลขาธิการคณะกรรมการการศึกษาขั้นพื้นฐานปฏิบัติราชการแทนเลขาธิการ')
  })

  test('the title of the file, which every window shows, names no secret subject', () => {
    expect(circularLetter(frame).title).toContain(frame.subject)
    const { title } = circularLetter({ ...frame, secrecy: 'confidential' })
    expect(title).not.toContain(frame.subject)
    expect(title).toMatch(/ ลับ$/)
  })

  test('ด่วนภายใน has its day and time, secrecy stands on every page', () => {
    const box = document(example('stamped')).blocks.find(({ kind }) => kind === 'box')
    const words = JSON.stringify(box)
    for (const part of ['ด่วนภายใน', '๓๐ พฤศจิกายน ๒๕๖๖', 'เวลา ๑๖.๓๐ น.']) expect(words).toContain(part)
    const secret = document(example('external').replace('urgency: ด่วนมาก', 'urgency: ด่วนมาก\nsecrecy: ลับ'))
    expect(secret.running?.secrecy?.word).toBe('ลับ')
  })

  test('ลับที่สุด is refused: it must not travel electronically', () => {
    const { letter, problems } = load(example('external').replace('urgency: ด่วนมาก', 'secrecy: ลับที่สุด'))
    expect(letter).toBeUndefined()
    expect(problems[0]?.pointer).toBe('/secrecy')
  })

  test('a notice of a decision without considerations is refused', () => {
    const { problems } = load(example('decision').replace('considerations:', 'thoughts:'))
    expect(problems.map(({ pointer }) => pointer).sort()).toEqual(['/considerations', '/thoughts'])
  })

  test('a missing field and a bad date are named in Thai and English', () => {
    const [missing] = load(example('memo').replace('subject:', '# subject:')).problems
    expect(missing).toMatchObject({ th: 'ขาด “subject”', en: '“subject” is missing' })
    const [date] = load(example('memo').replace('2023-11-20', '2566-11-20')).problems
    expect(date?.th).toMatch(/คริสต์ศักราช/)
    expect(date?.en).toMatch(/Gregorian/)
  })

  test('a receipt tells a late answer from one in time, to the second', async () => {
    expect((await set(document(example('receipt')))).text).toContain('เวลา๒๓.๕๙.๕๙น.')
    const late = example('receipt').replace(
      'receivedAt: 2023-11-27T16:59:59',
      'receivedAt: 2023-11-27T17:00:00',
    )
    expect((await set(document(late))).text).toContain('ส่งช้ากว่ากำหนด')
  })
})

describe('salutations', () => {
  test.each<[string, string, string]>([
    ['ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต 1', 'เรียน', 'ขอแสดงความนับถือ'],
    ['ผู้ว่าราชการจังหวัดระยอง', 'เรียน', 'ขอแสดงความนับถือ'],
    ['นายกรัฐมนตรี', 'กราบเรียน', 'ขอแสดงความนับถืออย่างยิ่ง'],
    ['รองนายกรัฐมนตรี', 'เรียน', 'ขอแสดงความนับถือ'],
    ['ประธานศาลฎีกา', 'กราบเรียน', 'ขอแสดงความนับถืออย่างยิ่ง'],
    ['ประธานกรรมการสถานศึกษา', 'เรียน', 'ขอแสดงความนับถือ'],
    ['พระครูตัวอย่าง', 'นมัสการ', 'ขอนมัสการด้วยความเคารพ'],
  ])('%s', (name, opening, closing) => {
    expect(salutationFor(name)).toEqual({ opening, closing })
  })

  test('the forms for royal persons are never made up', () => {
    expect(salutationFor('สมเด็จพระสังฆราช')).toBeUndefined()
    const { problems } = load(example('external').replace('ผู้ว่าราชการจังหวัดกาญจนบุรี', 'สมเด็จพระสังฆราช'))
    expect(problems[0]?.pointer).toBe('/to/name')
  })
})
