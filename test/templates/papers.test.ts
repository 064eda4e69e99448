import { letterDocument, type LetterFields } from '../../templates/letters/load.js'
import { agendaPaper, attendancePaper, noticePaper } from '../../templates/papers/meeting.js'
import { minutesPaper, resolutionPaper, type MinutesFacts } from '../../templates/papers/minutes.js'
import { orderPaper } from '../../templates/papers/order.js'
import { presidesAs } from '../../templates/papers/people.js'
import type { Typesetter } from '../../typesetting/contract.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { readers } from '../typesetting/readers.js'
import { frame, heldMeeting, LONG_TEXT } from './held-meeting.js'
import { resolutionLetter, type ResolutionLetterFacts } from '../../templates/papers/resolution-letter.js'

let typesetter: Typesetter
beforeAll(async () => {
  typesetter = await openTypesetter()
})

function facts(size: number, items: number, more: Partial<MinutesFacts> = {}): MinutesFacts {
  const meeting = heldMeeting(size, items)
  const texts = { items: Object.fromEntries(meeting.agenda.map(({ itemId }) => [itemId, LONG_TEXT])) }
  const { committee } = meeting
  if (!committee) throw new Error('not called')
  return { ...frame(size), meeting, committee, texts, notes: new Map(), signatures: [], ...more }
}

/** The text as set, without blanks, and what the typesetter remarked. */
async function set(fields: LetterFields) {
  const document = letterDocument(fields, { fileName: 'paper' })
  const { pages, notes } = await typesetter.inspect(document)
  const text = pages.map(({ lines }) => lines.join('')).join('')
  return { document, pages, notes, text: text.replace(/\s/g, '') }
}

test('an order that ends an earlier one says so as its first point, with number, date and subject', async () => {
  const content = {
    ...{ subject: 'แต่งตั้งคณะทำงานชุดใหม่', reasons: 'ด้วยครบวาระ', points: ['ให้นางสมหญิง เป็นประธาน'], tell: [] },
    revokes: { orderId: 'o1', number: 5, year: 2023, signedOn: '2023-11-21', subject: 'แต่งตั้งคณะทำงาน' },
  }
  const own = frame(1)
  const fields = orderPaper({ ...own, content, officeCode: 'P2102' })
  const agency = own.agency.name
  const cited = `ให้ยกเลิกคำสั่ง${agency} ที่ 5/2566 ลงวันที่ 21 พฤศจิกายน 2566 เรื่อง แต่งตั้งคณะทำงาน`
  expect(fields.body[1]).toEqual({ items: [cited, 'ให้นางสมหญิง เป็นประธาน'] })
  const { notes, text } = await set(fields)
  expect([notes, text.includes('ที่๕/๒๕๖๖ลงวันที่๒๑พฤศจิกายน๒๕๖๖เรื่องแต่งตั้งคณะทำงาน')]).toEqual([[], true])
})

test('minutes of 45 members and 20 items are set without a remark, and no page of them is empty', async () => {
  const { pages, notes, text } = await set(minutesPaper(facts(45, 20)))
  expect(notes).toEqual([])
  expect(pages.length).toBeGreaterThan(20)
  for (const { lines } of pages) expect(lines.length).toBeGreaterThan(3)
  expect(text.match(/มติที่ประชุม\(มติที่/g)).toHaveLength(21)
  expect(text).toContain('๔.๒๐')
})

test('minutes tell who was there for whom, the recusal with its times, both quorums, the tie and the casting vote', async () => {
  const { text } = await set(minutesPaper(facts(9, 1)))
  for (const part of [
    'ว่าที่ร้อยตรีสมคิดแทนที่แทนผู้อำนวยการ',
    'มาเวลา๐๙.๒๐น.',
    'ออกจากห้องประชุมเวลา๑๐.๐๕น.และกลับเข้าห้องประชุมเวลา๑๐.๔๑น.',
    'นับรวมได้๘คนไม่นับรวมได้๗คน',
    'เห็นชอบ๓ไม่เห็นชอบ๓งดออกเสียง๑บัตรเสีย๐รวม๗',
    'เสียงชี้ขาดเห็นชอบ:๔ต่อ๓',
    'เลื่อนไปพิจารณาในการประชุมครั้งต่อไป',
    'เลิกประชุมเวลา๑๒.๐๕น.',
  ])
    expect(text).toContain(part)
})

test('minutes are a draft on every page until they are certified', async () => {
  const draft = await set(minutesPaper(facts(9, 1)))
  expect(draft.document.running?.watermark).toBe('ร่าง')
  const certified = { number: '4/2566', at: '2024-01-05T03:00:00.000Z' }
  const final = await set(minutesPaper(facts(9, 1, { certified })))
  expect(final.document.running?.watermark).toBeUndefined()
  expect(final.text).toContain('รับรองรายงานการประชุมแล้วในการประชุมครั้งที่๔/๒๕๖๖')
  const rehearsed = minutesPaper({ ...facts(9, 1), sample: true })
  expect(letterDocument(rehearsed, { fileName: 'x' }).running?.watermark).toBe('ร่าง (ตัวอย่าง)')
})

test('a secret vote prints its totals and nobody’s choice', async () => {
  const held = facts(9, 1)
  const agenda = held.meeting.agenda.map((item) => ({
    ...item,
    votings: item.votings.map((voting) => ({
      ...voting,
      method: 'secret' as const,
      votes: [],
      taken: voting.votes,
    })),
  }))
  const { text } = await set(minutesPaper({ ...held, meeting: { ...held.meeting, agenda } }))
  expect(text).toContain('โดยลับผ่านระบบอิเล็กทรอนิกส์')
  expect(text).toContain('เห็นชอบ๓ไม่เห็นชอบ๓')
  expect(text).not.toContain('ผู้ลงคะแนนเห็นชอบ๓คนได้แก่')
})

test('only the notice of a second call says that one third is a quorum this time', async () => {
  const held = facts(9, 1)
  const { session } = held.meeting
  const notice = { calledAt: held.madeAt, wholeDays: 5, saysLowerQuorum: false, session, letterNumber: 152 }
  const first = await set(noticePaper({ ...held, meeting: { ...held.meeting, notices: [notice] } }))
  expect(first.text).toContain('รย๐๐๒๑/๑๕๒')
  expect(first.text).not.toContain('เป็นการนัดประชุมอีกครั้ง')
  const occasion = { kind: 'secondCall', of: 'x0', firstDay: '2023-11-24' } as const
  const second = await set(noticePaper({ ...held, meeting: { ...held.meeting, occasion } }))
  expect(second.text).toContain('เป็นการนัดประชุมอีกครั้งภายใน๑๔วัน')
  expect(second.text).toContain('ไม่น้อยกว่าหนึ่งในสามของจำนวนกรรมการทั้งหมด')
})

test('papers of a secret meeting bear the word on every page', () => {
  const held = facts(9, 1)
  const secret = { ...held, meeting: { ...held.meeting, secrecy: 'confidential' as const } }
  const papers = [
    noticePaper(secret),
    agendaPaper(secret),
    attendancePaper(secret),
    minutesPaper(secret),
    resolutionPaper(secret, 'i4-1')!,
  ]
  for (const paper of papers)
    expect([paper.kind, letterDocument(paper, { fileName: 'x' }).running?.secrecy?.word]).toEqual([
      paper.kind,
      'ลับ',
    ])
})

test('a withdrawn item is on no agenda, and the attendance list leads to the check-in until the meeting is over', async () => {
  const held = facts(9, 2)
  const agenda = held.meeting.agenda.map((item, at) =>
    at === 1 ? { ...item, status: 'withdrawn' as const } : item,
  )
  const { text } = await set(agendaPaper({ ...held, meeting: { ...held.meeting, agenda } }))
  expect(text).not.toContain('กลุ่มที่๑')
  expect(text).toContain('กลุ่มที่๒')
  const url = 'https://wian.example/meeting/x1/check-in'
  expect(attendancePaper(held, url).checkInUrl).toBeUndefined()
  const { endedAt: _, ...sitting } = held.meeting
  expect(attendancePaper({ ...held, meeting: sitting }, url).checkInUrl).toBe(url)
})

test('a time that nobody noted when it happened is marked, in the list with who entered it, when and why', async () => {
  const held = facts(9, 1)
  const entered = { at: '2023-12-01T04:00:00.000Z', personId: 'p2', reason: 'เห็นจากบันทึกภาพ' }
  const attendance = held.meeting.attendance.map((line, at) =>
    at === 3 ? { ...line, via: 'afterwards' as const, entered } : line,
  )
  const left = { personId: 'p1', what: 'left', at: '2023-12-01T05:00:00.000Z' } as const
  attendance.push({ ...left, via: 'afterwards', entered })
  const later = { ...held, meeting: { ...held.meeting, attendance } }
  const minutes = (await set(minutesPaper(later))).text
  expect(minutes).toContain('มาเวลา๐๙.๒๐น.บันทึกภายหลัง')
  expect(minutes).toContain('กลับเวลา๑๒.๐๐น.บันทึกภายหลัง')
  const { text } = await set(attendancePaper(later))
  const by = 'บันทึกเมื่อวันศุกร์ที่๑ธันวาคม๒๕๖๖เวลา๑๑.๐๐น.เหตุผล:เห็นจากบันทึกภาพ'
  expect(text).toMatch(new RegExp(`มาเวลา๐๙.๒๐น.\\S+${by}`))
  expect(text).toMatch(new RegExp(`กลับเวลา๑๒.๐๐น.\\S+${by}`))
  expect((await set(attendancePaper(held))).text).not.toContain('บันทึกภายหลัง')
})

test.each(readers)('$name finds names, votes and resolutions in the minutes', async ({ read }) => {
  const pdf = await typesetter.render(letterDocument(minutesPaper(facts(9, 1)), { fileName: 'minutes' }))
  const text = (await read(pdf)).replace(/\s/g, '')
  for (const part of ['วงษ์สวัสดิ์วัฒนาณอยุธยา', 'องค์ประชุม', 'มติที่ประชุม(มติที่๑๑/๒๕๖๖)', 'ความเห็นแย้ง'])
    expect(text).toContain(part)
})

test('who presides is called so as the committee is: chair of a sub-committee, head of a working group, or elected', () => {
  expect(presidesAs({ level: 'sub' }, 'chair')).toBe('ประธานอนุกรรมการ')
  expect(presidesAs({ level: 'working' }, 'deputyChair')).toBe('รองหัวหน้าคณะทำงาน')
  expect(presidesAs({ level: 'area' }, 'elected')).toBe('กรรมการซึ่งที่ประชุมเลือก')
})

describe('a letter about a resolution', () => {
  const letterOf = (form: 'external' | 'memo', more: Partial<ResolutionLetterFacts> = {}) =>
    resolutionLetter({
      ...{ ...frame(1), verifyUrl: 'https://wian.example/v/abcdefgh12345678' },
      letter: {
        ...{ kind: 'letter', caseId: 'letter/1', title: 'แจ้งมติ', officeCode: 'C0009', letterNumber: 7 },
        order: {
          ...{ what: 'letter', form, contentSha256: 'a'.repeat(64) },
          by: { personId: 'p2', officeCode: 'C0009', role: 'secretary' },
        },
      },
      content: {
        subject: 'แจ้งมติที่ประชุม',
        body: ['ขอให้ส่งรายชื่อ\nภายในกำหนด'],
        ending: 'จึงเรียนมาเพื่อโปรดดำเนินการ',
      },
      resolution: { citedTh: 'ที่ประชุม กขน. ครั้งที่ 1/2566', text: 'เห็นชอบ\nตามที่เสนอ' },
      signer: { name: 'นางสาวสมหญิง ใจดี', position: 'เลขานุการ' },
      ...more,
    })

  test.each(['external', 'memo'] as const)(
    'says as %s who resolved what, and what is asked',
    async (form) => {
      const { text, pages, notes, document } = await set(letterOf(form))
      expect([pages.length, notes]).toEqual([1, []])
      const said = [
        'รย๐๐๒๑/๗',
        'กขน.ครั้งที่๑/๒๕๖๖มีมติว่าเห็นชอบตามที่เสนอนั้น',
        'ภายในกำหนด',
        'จึงเรียนมาเพื่อโปรดดำเนินการ',
      ]
      for (const part of said) expect(text).toContain(part)
      expect(text.includes('บันทึกข้อความ')).toBe(form === 'memo')
      expect(JSON.stringify(document.blocks)).toContain('wian.example/v/')
    },
  )

  test('of a secret meeting bears the word', () => {
    const document = letterDocument(letterOf('external', { secrecy: 'secret' }), { fileName: 'x' })
    expect(document.running?.secrecy?.word).toBe('ลับมาก')
  })
})
