import { announceEndingTerms } from '../../activities/term-watch.js'
import { createMeetingWork } from '../../activities/meeting-work.js'
import { advanceCommittees, loadCommittee } from '../../db/committees.js'
import { advanceMeetings } from '../../db/meetings.js'
import { inTransaction } from '../../db/pool.js'
import { SYSTEM } from '../../domain/case.js'
import { GENERAL_RULES, type CommitteeEvent } from '../../domain/committee/case.js'
import type { MeetingEvent } from '../../domain/meeting/events.js'
import { addDays, dayOf } from '../../domain/time.js'
import { renderPersonMail } from '../../templates/mails/person/render.js'
import { personMails } from '../support/mails.js'
import { openRecords, type Records } from '../support/records.js'

const OFFICE = 'P2101'
const at = new Date().toISOString()
const today = dayOf(at)
const stamp = { at, by: SYSTEM }

let records: Records
beforeAll(async () => {
  records = await openRecords()
  for (const [id, role] of [
    ['s1', 'secretary'],
    ['s2', 'secretary'],
    ['d1', 'director'],
  ]) {
    await records.owner.query(
      `insert into person (person_id, name_th, name_en, email, created_by) values ($1, 'ก', 'A', $1 || '@office.example', 'test')`,
      [id],
    )
    await records.owner.query(
      `insert into assignment (assignment_id, person_id, office_code, role, capacity, valid_from, created_by, created_at)
       values ($1, $1, $2, $3, 'holder', '2020-01-01', 'test', now())`,
      [id, OFFICE, role],
    )
  }
  await committee('founded', {
    details: { nameTh: 'กขน. ระยอง', nameEn: 'Area', level: 'area', parentId: null, secretariat: OFFICE },
    ...{ committeeId: 'k1', rules: GENERAL_RULES, legalBasis: [] },
  })
  for (const [n, end] of [addDays(today, 10), addDays(today, 20), null, addDays(today, 90)].entries())
    await committee('appointed', { member: seat(n, end) })
}, 60_000)
afterAll(() => records.close())

const seat = (n: number, validTo: string | null) => ({
  ...{ memberId: `m${n}`, personId: n === 0 ? 's1' : `p${n}`, position: n === 0 ? 'chair' : 'member' },
  ...{ hasVote: true, titleTh: 'กรรมการ', titleEn: 'Member', officeCode: null, orderNo: null },
  ...{ validFrom: '2020-01-01', validTo },
})

let step = 0
const committee = (type: string, body: object) =>
  inTransaction(records.pool, (tx) =>
    advanceCommittees(tx, {
      ...{ caseIds: ['committee/k1'], cause: `act/${(step += 1)}` },
      decide: () => [{ ...stamp, type, ...body } as CommitteeEvent],
    }),
  )
const meeting = (meetingId: string, secrecy: string) =>
  inTransaction(records.pool, (tx) =>
    advanceMeetings(tx, {
      ...{ caseIds: [`meeting/${meetingId}`], cause: 'act/convened' },
      decide: () => [
        {
          ...{ ...stamp, type: 'convened', meetingId, committeeId: 'k1', secretariat: OFFICE, secrecy },
          ...{ occasion: { kind: 'ordinary' }, session: { mode: 'inPerson', place: 'ก', startsAt: at } },
          allot: { register: 'meeting', officeCode: 'k1', year: 2026 },
        } as MeetingEvent,
      ],
    }),
  )

test('minutes that are overdue are asked for at the secretaries of the secretariat; of a secret meeting at those who know of it', async () => {
  const work = createMeetingWork({ pool: records.pool, nudge: () => Promise.resolve(), papers: {} })
  const job = { id: 'tell/minutesOverdue/1', kind: 'tell', what: 'minutesOverdue', persons: [] } as const
  for (const [meetingId, secrecy, persons] of [
    ['plain', 'plain', ['s1', 's2']],
    ['secret', 'secret', ['s1']],
  ] as const) {
    await meeting(meetingId, secrecy)
    expect(await work.doMeetingJob({ meetingId, job })).toBe(persons.length)
    await work.doMeetingJob({ meetingId, job })
    const mails = await personMails(records.pool, `meeting/${meetingId}`)
    expect(mails.map(({ kind, personId }) => [kind, personId]).sort()).toEqual(
      persons.map((personId) => ['minutesOverdue', personId]),
    )
  }
})

test('a term that ends within thirty days is told of once, with the cases that are open', async () => {
  expect(await announceEndingTerms(records.pool)).toBe(1)
  expect(await announceEndingTerms(records.pool)).toBe(0)
  const openCases = ['meeting/plain']
  expect((await loadCommittee(records.pool, 'k1'))?.state.announced).toEqual([
    { memberId: 'm0', validTo: addDays(today, 10), openCases },
    { memberId: 'm1', validTo: addDays(today, 20), openCases },
  ])
  const mails = await personMails(records.pool, 'committee/k1')
  expect(mails.map(({ kind, personId }) => [kind, personId]).sort()).toEqual([
    ['termsEnding', 's1'],
    ['termsEnding', 's2'],
  ])
})

test.each([
  [2, 'กรรมการ 2 คนจะครบวาระ คนแรกอยู่ในวาระถึง', 'The terms of 2 members end, the first after'],
  [1, 'กรรมการ 1 คนจะครบวาระ อยู่ในวาระถึง', 'The term of 1 member ends after'],
])('the mail says that %i leave, when the first does, and how much is open', (members, th, en) => {
  const mail = renderPersonMail({
    kind: 'termsEnding',
    params: { subject: 'กขน. ระยอง', officeCode: OFFICE, lastDay: '2023-12-01', members, openCases: 3 },
    ...{ person: { nameTh: 'ก', nameEn: 'A' }, speaker: { nameTh: 'ศธจ.', nameEn: 'Office', email: '' } },
    ...{ caseUrl: 'https://wian.example/committee/k1', papers: [], rehearsal: false },
  })
  expect(mail.subject).toContain('วาระกรรมการใกล้ครบ')
  for (const words of [th, en, '3 เรื่อง', '1 ธันวาคม 2566']) expect(mail.text).toContain(words)
})

test('the mail that tells of a resolution says which meeting resolved it; of a secret one nothing', () => {
  const resolvedBy = { th: 'กขน. ระยอง', en: 'Rayong area committee' }
  const mailOf = (more: object) =>
    renderPersonMail({
      kind: 'resolutionTold',
      params: { subject: 'แจ้งมติ', officeCode: OFFICE, resolvedBy, meeting: '1/2566', ...more },
      ...{ person: { nameTh: 'ก', nameEn: 'A' }, speaker: { nameTh: 'ศธจ.', nameEn: 'Office', email: '' } },
      ...{ caseUrl: 'https://wian.example/letter/1', papers: [], rehearsal: false },
    })
  const { subject, text, html } = mailOf({})
  expect(subject).toBe('แจ้งมติที่ประชุม: แจ้งมติ')
  expect(text).toContain('กขน. ระยอง ครั้งที่ 1/2566 มีมติ')
  expect(html).toContain('Rayong area committee, meeting 1/2566')
  expect(JSON.stringify(mailOf({ secrecy: 'secret' }))).not.toMatch(/แจ้งมติ|กขน|1\/2566|Rayong/)
})
