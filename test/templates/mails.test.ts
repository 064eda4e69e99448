import fc from 'fast-check'
import type { MailKind } from '../../domain/notices.js'
import type { SubmissionEvent } from '../../domain/submission/case.js'
import type { MailFacts } from '../../templates/mails/facts.js'
import { renderMail } from '../../templates/mails/render.js'

const by = { personId: 'officer', officeCode: 'C0001', role: 'officer' } as const
const at = '2023-11-24T01:30:00.000Z'
const dueAt = '2023-11-27T17:00:00.000Z'
const request = { dueAt: '2023-11-29T17:00:00.000Z', reminders: [], reason: 'น้ำท่วม', askedAt: at }
const events: Record<MailKind, SubmissionEvent> = {
  issue: {
    at,
    by,
    type: 'sent',
    circularId: 'c',
    officeCode: 'P2101',
    issuerCode: 'C0001',
    dueAt,
    letterId: 'l',
  },
  reminder: { at, by, type: 'reminded' },
  erratum: { at, by, type: 'corrected', contentSha256: 'x', letterId: 'l' },
  extended: { at, by, type: 'extended', dueAt: '2023-11-30T17:00:00.000Z', reason: 'ขยายให้ทุกแห่ง' },
  deadlineMoved: {
    at,
    by,
    type: 'deadlineMoved',
    changeId: 'c',
    from: dueAt,
    dueAt: '2023-11-30T17:00:00.000Z',
    reason: 'ครม. ประกาศวันหยุดเพิ่ม',
  },
  moreTimeGranted: { at, by, type: 'moreTimeDecided', granted: true, reason: 'เห็นสมควร', request },
  moreTimeRefused: { at, by, type: 'moreTimeDecided', granted: false, reason: 'ต้องสรุปผล', request },
  returned: { at, by, type: 'returned', reason: 'ขาดหมายเลขโทรศัพท์', dueAt: request.dueAt, reminders: [] },
  accepted: { at, by, type: 'accepted' },
  overdueLetter: {
    at,
    by,
    type: 'overdueSealed',
    letterId: 'l',
    allot: { register: 'outgoing', officeCode: 'C0001', year: 2023 },
  },
  withdrawn: { at, by, type: 'withdrawn', reason: 'ออกหนังสือซ้ำ' },
  exempted: { at, by, type: 'exempted', exemption: { exemptionId: 'e', number: 3, year: 2023 } },
  dutyReopened: {
    at,
    by,
    type: 'dutyReopened',
    exemptionId: 'e',
    ending: 'expired',
    dueAt: request.dueAt,
    ownReminders: [],
  },
  wrongOfficeRejected: { at, by, type: 'wrongOfficeDecided', upheld: false, reason: 'มีสถานศึกษานำร่อง' },
}
const facts = (kind: MailKind, more: Partial<MailFacts> = {}): MailFacts => ({
  kind,
  params: events[kind],
  circular: {
    subject: 'ขอให้จัดส่งรายชื่อผู้รับผิดชอบ',
    prefix: 'ศธ 04999',
    number: 1,
    issuedAt: '2023-11-21T02:00:00.000Z',
    dueAt,
    urgency: 'ด่วนที่สุด',
    issuer: {
      nameTh: 'สบน.',
      nameEn: 'Innovation Area Office',
      telephone: '0 2000 0000',
      email: 'saraban@sbn.example',
    },
  },
  office: { code: 'P2101', nameTh: 'สพป.ระยอง เขต 1', nameEn: 'Rayong 1' },
  letterUrl: 'https://wian.example/letters/1',
  taskUrl: 'https://wian.example/tasks/1?a=1&b=2',
  ...more,
})
const kinds = Object.keys(events) as MailKind[]
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

describe('mails to offices', () => {
  test.each(kinds)('%s names number, urgency, office, both links, in Thai and English', (kind) => {
    const { subject, text, html } = renderMail(facts(kind))
    expect(subject).toContain('[ด่วนที่สุด]')
    expect(subject).toContain('ศธ 04999/ว1')
    for (const part of [
      'เรียน ผู้อำนวยการสพป.ระยอง เขต 1',
      'To the director of Rayong 1',
      'https://wian.example/letters/1',
    ])
      expect([text.includes(part), html.includes(part)]).toEqual([true, true])
    expect(text).toContain('https://wian.example/tasks/1?a=1&b=2')
    expect(html).toContain('https://wian.example/tasks/1?a=1&amp;b=2')
  })

  test.each(kinds)('%s of a secret circular says only that there is one', (kind) => {
    const plain = facts(kind)
    const erratum = { wrong: 'คำลับเดิม', right: 'คำลับใหม่', reason: 'เหตุลับ' }
    const circular = { ...plain.circular, secrecy: 'confidential' as const, erratum }
    const { letterUrl: _, ...rest } = plain
    const mail = renderMail({ ...rest, circular })
    expect(mail.subject).toBe('[ด่วนที่สุด] มีหนังสือลับถึงหน่วยงานของท่าน: ศธ 04999/ว1')
    const said = [mail.subject, mail.text, mail.html].join()
    const reason = 'reason' in plain.params ? (plain.params.reason ?? '2566') : '2566'
    for (const kept of [circular.subject, ...Object.values(erratum), reason, '2566', 'undefined'])
      expect([kept, said.includes(kept)]).toEqual([kept, false])
    expect(mail.text).toContain('https://wian.example/tasks/1?a=1&b=2')
  })

  test.each(kinds)('%s loads nothing from elsewhere', (kind) => {
    expect(renderMail(facts(kind)).html).not.toMatch(/<(img|link|script|iframe)|url\(|@import/)
  })

  test('a reminder says the last minute with its weekday and how long is left', () => {
    const { subject, text } = renderMail(facts('reminder'))
    expect(text).toContain('ภายในวันจันทร์ที่ 27 พฤศจิกายน 2566 เวลา 23.59 น. (เหลือเวลาอีก 3 วัน)')
    expect(text).toContain('by Monday 27 November 2023, 23:59 (Bangkok) (3 days left)')
    expect(subject).toContain('(ภายใน 27 พ.ย. 66)')
    const onTheDay = { ...events.reminder, at: '2023-11-27T01:30:00.000Z' } as SubmissionEvent
    expect(renderMail(facts('reminder', { params: onTheDay })).subject).toContain('ครบกำหนดวันนี้')
  })

  test('granted time shows the new date, refused time the old one', () => {
    expect(renderMail(facts('moreTimeGranted')).text).toContain('29 พฤศจิกายน 2566')
    const refused = renderMail(facts('moreTimeRefused')).text
    expect(refused).toContain('กำหนดส่ง: วันจันทร์ที่ 27 พฤศจิกายน 2566')
    expect(refused).not.toContain('29 พฤศจิกายน')
  })

  test('the letter of an office that reads English begins in English', () => {
    const { text, subject } = renderMail(facts('issue', { lang: 'en' }))
    expect(text.indexOf('To the director')).toBeLessThan(text.indexOf('เรียน'))
    expect(subject).toContain('Circular:')
  })

  test('a rehearsal says so in the subject and in both bodies', () => {
    const { circular } = facts('issue')
    const mail = renderMail(facts('issue', { circular: { ...circular, rehearsal: true } }))
    expect(mail.subject).toMatch(/^\[ตัวอย่าง\]/)
    expect(mail.text).toContain('ตัวอย่าง')
    expect(mail.html).toContain('SAMPLE')
  })

  test('no value can add a header, a tag or turn the direction of the text', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\r', '\n', '\u2028', '\0', '<', '>', '"', '\u202e', 'ก', 'a', ' '),
    })
    fc.assert(
      fc.property(nasty, nasty, nasty, (subject, name, reason) => {
        const base = facts('returned')
        const mail = renderMail({
          ...base,
          params: { ...events.returned, reason } as SubmissionEvent,
          circular: { ...base.circular, subject: `<script>${subject}` },
          office: { ...base.office, nameTh: `<b>${name}` },
        })
        expect(mail.subject).not.toMatch(/[\r\n\u2028\0\u202e]/)
        expect(mail.html).not.toMatch(/<script|<b>|\u202e|\0/)
        expect(mail.text).not.toMatch(/\r|\u202e|\0/)
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ...['{{subject}}', '{{constructor.constructor("return process")()}}', '{due}', '{answerUrl}', '{office}'],
    ...['${process.exit()}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '[[7*7]]', '%s %d', '$& $1 $`'],
  ])('what looks like a template is text, in subject and remarks: %s', (payload) => {
    const base = facts('returned')
    const erratum = { wrong: `เดิม ${payload}`, right: `ใหม่ ${payload}`, reason: `เหตุ ${payload}` }
    const circular = { ...base.circular, subject: `เรื่อง ${payload}`, erratum }
    const office = { ...base.office, nameTh: `สพป.${payload}` }
    const params = { ...events.returned, reason: `เพราะ ${payload}` } as SubmissionEvent
    const returned = renderMail({ ...base, params, circular, office })
    for (const said of [`เรื่อง ${payload}`, `เพราะ ${payload}`, `สพป.${payload}`]) {
      expect(returned.text).toContain(said)
      expect(returned.html).toContain(escaped(said))
    }
    expect(returned.subject).toContain(`เรื่อง ${payload}`)
    const corrected = renderMail(facts('erratum', { circular }))
    for (const said of Object.values(erratum)) expect(corrected.text).toContain(said)
  })

  test('a very long subject is cut between letters, not inside one', () => {
    const { circular } = facts('issue')
    const { subject } = renderMail(facts('issue', { circular: { ...circular, subject: 'ที่'.repeat(400) } }))
    expect(subject.endsWith('ที่…')).toBe(true)
  })
})
