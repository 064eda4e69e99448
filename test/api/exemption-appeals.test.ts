/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument -- answers of many shapes are looked into */
import { parse } from 'csv-parse/sync'
import { tellApplicant, type MakeExemptionLetter } from '../../activities/exemption-telling.js'
import { createExemptionLetters } from '../../activities/papers/exemption.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import readXlsxFile from 'read-excel-file/node'
import { until } from '../support/circulars.js'
import { readers } from '../typesetting/readers.js'
import { committeeOf, deliver, genuineLetters, request } from './exemptions.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'
import { canScan, scanned } from './scanned.js'

const OFFICE = 'P9101'
const applicant = clerk(OFFICE)
const officer = central('officer')
const signer = central('signer')
const notice = { facts: 'ข้อเท็จจริงที่ปรากฏ', law: 'ข้อกฎหมายที่อ้าง', considerations: 'ข้อพิจารณาที่ชั่ง' }
const law = { law: 'หลักเกณฑ์การเลือกใช้หนังสือเรียน', section: 'ข้อ 5', ownerTh: 'กระทรวงศึกษาธิการ' }
const OUTLIVED = { law: 'พ.ร.บ.พื้นที่นวัตกรรมการศึกษา พ.ศ. 2562', section: '', text: '', validFrom: '2019-05-01' }

let office: Office
let circularId: string
let id: string
let refusedId: string
let leftId: string

const act = (one: string, name: string, who = officer, body: object = {}) =>
  office.ask(who, 'post', `/exemptions/${one}/${name}`, { body })
const view = async (one: string) => (await office.ask(applicant, 'get', `/exemptions/${one}`)).body
const settled = (one: string) => until(async () => (await view(one)).state.jobs.length === 0)
const reaches = (one: string, status: string) => until(async () => (await view(one)).state.status === status)
const progress = async () => (await office.ask(officer, 'get', `/circulars/${circularId}/progress`)).body
const read = readers[0]!.read
const textOf = async (bytes: unknown) => (await read(Uint8Array.from(bytes as Buffer))).replace(/\s/g, '')

async function filed(more: object = {}): Promise<string> {
  const { body } = await office.ask(applicant, 'post', '/exemptions', { body: request(more) })
  expect((await act(body.exemptionId, 'file', applicant)).body.state?.status).toBe('filed')
  return body.exemptionId
}

/** How many mails of a kind each person got about a case, the first one first. */
async function mails(one: string, kind: string): Promise<number[]> {
  const { rows } = await office.cases.pool.query<{ mails: number }>(
    'select count(*)::int as mails from mail where case_id = $1 and kind = $2 group by person_id order by person_id',
    [`exemption/${one}`, kind],
  )
  return rows.map((row) => row.mails)
}

beforeAll(async () => {
  office = await openOffice()
  for (const who of [applicant, officer, signer]) await office.bearer(who)
}, 90_000)
afterAll(() => office.close(), 60_000)

describe('a rule of law', () => {
  it('goes by the area committee to the national one, and from there to the owner of the rule', async () => {
    const [area, national] = [await committeeOf(office, 'area'), await committeeOf(office, 'national')]
    circularId = await office.launched([OFFICE, 'P2101'], { deadline: { kind: 'fixed', day: '2024-02-15' } })
    const basis = { ...OUTLIVED, validTo: '2024-01-10' }
    id = await filed({ kind: 'rule', rule: law, ground: '=1+1', basis })
    leftId = await filed()
    const bare = await act(id, 'accept', officer, { areaCommitteeId: area })
    expect([bare.status, bare.body.code]).toEqual([422, 'BODY_MISSING'])
    const accepted = await act(id, 'accept', officer, {
      areaCommitteeId: area,
      nationalCommitteeId: national,
    })
    const { contentSha256 } = accepted.body.state
    const said = {
      stage: 'parent',
      verdict: 'advised',
      advice: 'against',
      reason: 'มีสื่อเสริมอยู่แล้ว',
      contentSha256,
    }
    expect((await act(id, 'decide-stage', signer, said)).status).toBe(200)
    expect(await deliver(office, id, area, 'approved')).toBeUndefined()
    expect((await view(id)).state.status).toBe('inApproval')
    expect(await deliver(office, id, national, 'proposedUpward')).toBeUndefined()
    await reaches(id, 'proposedUpward')
    const answer = { granted: false, reference: 'หนังสือ ศธ 0100/7', reason: 'มีสื่อเสริมอยู่แล้ว' }
    expect((await act(id, 'answer-above', officer, answer)).body.state.status).toBe('decided')
  }, 60_000)

  it('that nobody can waive is refused by the examiner, and told as any other decision', async () => {
    refusedId = await filed()
    const found = await act(refusedId, 'not-waivable', officer, { duty: 'procurement', reason: 'เป็นการจัดซื้อ' })
    expect(found.body.state).toMatchObject({
      status: 'decided',
      decision: { granted: false, duty: 'procurement' },
    })
  })
})

describe('the letters', () => {
  it('tell both sides the decision, numbered among the letters out, and are mailed once', async () => {
    await office.stepTo('2023-11-24T02:00:00.000Z')
    for (const one of [id, refusedId]) expect((await act(one, 'notice', officer, notice)).status).toBe(200)
    await settled(id)
    await settled(refusedId)
    const { letters } = (await view(id)).state
    expect(letters).toMatchObject([{ letter: 'decision', year: 2023, by: { personId: officer.personId } }])
    const book = await office.ask(officer, 'get', '/registers/C0001/outgoing/2023')
    expect(book.body.items).toContainEqual(
      expect.objectContaining({ number: letters[0].number, caseId: `exemption/${id}`, counterpart: OFFICE }),
    )
    const { items } = (await office.ask(officer, 'get', `/exemptions/${id}/papers`)).body
    expect(items).toMatchObject([{ kind: 'decisionNotice', mediaType: 'application/pdf' }])
    const paper = await office.ask(applicant, 'get', `/exemptions/${id}/papers/${items[0].sha256}`)
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = await textOf(paper.body)
    for (const part of [
      ...Object.values(notice),
      'สิทธิอุทธรณ์',
      'ภายใน๑๕วัน',
      'วันอังคารที่๑๒ธันวาคม๒๕๖๖',
      'ตามหนังสือศธ๐๑๐๐/๗',
    ])
      expect(text).toContain(part)
    const stranger = clerk('P1001')
    for (const path of [`/exemptions/${id}/papers`, `/exemptions/${id}/papers/${items[0].sha256}`])
      expect((await office.ask(stranger, 'get', path)).status).toBe(404)
    // One told before that it was proposed upward: no letter.
    expect(await mails(id, 'exemptionDecided')).toEqual([2])
    const brought = await office.cases.pool.query<{ papers: string[] }>(
      'select paper_ids as papers from mail where case_id = $1 and cardinality(paper_ids) > 0',
      [`exemption/${id}`],
    )
    expect(brought.rows.map(({ papers }) => papers)).toEqual([[items[0].paperId]])
  }, 60_000)
})

describe('the clock', () => {
  it('reminds the body whose turn it is three working days before its limit, and at the limit, once each', async () => {
    await settled(leftId)
    expect((await view(leftId)).state.limit.reminders).toEqual(['2023-12-08T02:00:00.000Z'])
    expect(await mails(leftId, 'decisionDue')).toEqual([])
    await office.stepTo('2023-12-08T02:00:00.000Z')
    await until(async () => (await mails(leftId, 'decisionDue')).length > 0)
    await office.stepTo('2023-12-12T16:59:59.000Z')
    const once = await mails(leftId, 'decisionDue')
    expect(new Set(once)).toEqual(new Set([1]))
  }, 60_000)

  it('takes an appeal in the last second of the last working day, and none after it', async () => {
    const appealed = await act(id, 'appeal', applicant, { grounds: 'สื่อเสริมไม่ครบสี่รายวิชา' })
    // 30 days, and an official's last day does not move.
    expect(appealed.body.state).toMatchObject({
      status: 'appealed',
      appeal: { decideBy: '2024-01-11T17:00:00.000Z' },
    })
    await office.stepTo('2023-12-12T17:00:00.000Z')
    await reaches(refusedId, 'refused')
    const late = await act(refusedId, 'appeal', applicant, { grounds: 'ขอให้ทบทวน' })
    expect([late.status, late.body.code]).toEqual([410, 'ENDED'])
  }, 60_000)

  it('gives 30 further days, once; who gave the notice does not decide on the appeal', async () => {
    const extended = await act(id, 'extend-appeal', officer, { reason: 'รอข้อมูล' })
    expect(extended.body.state.appeal.decideBy).toBe('2024-02-10T17:00:00.000Z')
    expect((await act(id, 'extend-appeal', officer, { reason: 'รออีก' })).body.code).toBe('APPEAL_EXTENDED')
    const outcome = { changed: true, reason: 'หลักฐานรับฟังได้' }
    expect((await act(id, 'decide-appeal', officer, outcome)).body.code).toBe('SAME_PERSON_TWICE')
    expect((await act(id, 'decide-appeal', signer, outcome)).body.state.status).toBe('inForce')
    await until(async () => (await progress()).exempted === 1)
    expect(await progress()).toMatchObject({ total: 2, counted: 1, exempted: 1 })
  }, 60_000)

  it('reminds that body again at the limit, once each', async () => {
    const before = await mails(leftId, 'decisionDue')
    const { dueAt } = (await view(leftId)).state.limit
    expect([dueAt, new Set(before)]).toEqual(['2023-12-14T17:00:00.000Z', new Set([1])])
    await office.stepTo(dueAt)
    const twice = before.map(() => 2)
    await until(async () => String(await mails(leftId, 'decisionDue')) === String(twice))
    expect((await view(leftId)).state).toMatchObject({ status: 'filed', limitReminded: dueAt })
  })

  it('warns applicant and agency, once each, that the law ends before the exemption does', async () => {
    await until(async () => (await view(id)).state.basisWarned !== undefined)
    const warned = await mails(id, 'exemptionOutlivesBasis')
    expect([warned.length > 1, new Set(warned)]).toEqual([true, new Set([1])])
    expect((await view(id)).warnings.map(({ code }: { code: string }) => code)).toContain('outlivesBasis')
  })
})

describe('the register', () => {
  it.each(['public', 'internal'])('is a PDF in its %s part, for the agency', async (part) => {
    const path = `/exemption-register/register.pdf?part=${part}&year=2023`
    const { status, headers, body } = await office.ask(officer, 'get', path)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = await textOf(body)
    expect(text).toContain('๑/๒๕๖๖')
    expect(text.includes('อุทธรณ์ฟังขึ้น')).toBe(part === 'internal')
    expect((await office.ask(applicant, 'get', path)).status).toBe(403)
  })

  it('is a file for spreadsheets and programs: its public part for everybody, the rest for the agency', async () => {
    const path = (part: string, format: string) => `/exemption-register/${part}/${format}?year=2023`
    const csv = (await office.ask(undefined, 'get', path('public', 'csv'))).body as Buffer
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [line] = parse<Record<string, string>>(csv, { columns: true, bom: true })
    expect(line).toMatchObject({
      เลขทะเบียน: '1',
      'ปี (พ.ศ.)': '2566',
      'มีผลถึง (ค.ศ.)': '2024-01-31',
      เหตุผลที่ขอ: "'=1+1",
    })
    expect(line).not.toHaveProperty('ความเสี่ยง')
    const xlsx = await office.ask(officer, 'get', path('internal', 'xlsx'))
    const [{ data } = { data: [] }] = await readXlsxFile(xlsx.body as Buffer)
    const [heads = [], row = []] = data
    const cell = (head: string) => row[heads.indexOf(head)]
    expect([cell('เลขทะเบียน'), cell('มีการอุทธรณ์'), cell('ความเสี่ยง')]).toEqual([1, 'ใช่', 'ขาดข้อมูลเปรียบเทียบ'])
    expect(cell('มีผลตั้งแต่ (พ.ศ.)')).toBeInstanceOf(Date)
    const jsonl = (await office.ask(undefined, 'get', path('public', 'jsonl'))).body as Buffer
    expect(JSON.parse(jsonl.toString('utf8'))).toMatchObject({ number: 1, rule: law })
    for (const who of [undefined, applicant])
      expect([401, 403]).toContain((await office.ask(who, 'get', path('internal', 'csv'))).status)
  })
})

describe('a revocation', () => {
  it('is announced, hears the applicant, and brings the duty back into the count', async () => {
    const announced = await act(id, 'announce-revocation', officer, {
      reason: 'ไม่รายงานผล',
      hearUntil: '2023-12-29',
    })
    expect(announced.body.state.revocation.hearUntil).toBe('2023-12-29T17:00:00.000Z')
    expect((await act(id, 'revoke', officer, { reason: 'ไม่รายงานผล' })).body.code).toBe('HEARING_OWED')
    expect((await act(id, 'statement', applicant, { statement: 'รายงานแล้วเมื่อวาน' })).status).toBe(200)
    expect((await act(id, 'revoke', officer, { reason: 'รายงานไม่ครบ' })).body.state.status).toBe('revoked')
    await until(async () => (await progress()).exempted === 0)
    expect(await progress()).toMatchObject({ total: 2, counted: 2, exempted: 0 })
    await settled(id)
    const { items } = (await office.ask(applicant, 'get', `/exemptions/${id}/papers`)).body
    const kinds = items.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toEqual(['decisionNotice', 'appealNotice', 'hearingNotice', 'revocationNotice'])
    const last = await office.ask(applicant, 'get', `/exemptions/${id}/papers/${items[3].sha256}`)
    const text = await textOf(last.body)
    for (const part of ['ให้เพิกถอนการยกเว้นดังกล่าว', 'รายงานแล้วเมื่อวาน', 'รายงานไม่ครบ', 'เลขที่๑/๒๕๖๖'])
      expect(text).toContain(part)
    expect([await mails(id, 'exemptionHearing'), await mails(id, 'exemptionDecided')]).toEqual([[1], [4]])
  }, 60_000)

  it('is told, as all before, in a letter with a code that shows it to be genuine', async () => {
    const { letters } = (await view(id)).state
    const made = await genuineLetters(office, id)
    expect(made.map(({ told }) => told)).toMatchObject(
      letters.map(({ number }: { number: number }) => ({ genuine: true, number: String(number) })),
    )
    const last = made.at(-1)
    if (canScan && last) expect(scanned(last.body)).toContain(`https://wian.example/v/${last.code}`)
  })
})

test('a letter whose job is done again after a crash is made and mailed once, and says what held when it was given', async () => {
  const { pool } = office.cases
  const { items } = (await office.ask(officer, 'get', `/exemptions/${id}/papers`)).body
  const jobId = items[0].paperId.split('decisionNotice-')[1]
  const granted: (boolean | undefined)[] = []
  const typesetter = await openTypesetter()
  const makeLetter: MakeExemptionLetter = (told) => {
    granted.push(told.exemption.decision?.granted)
    return createExemptionLetters({ pool, typesetter, publicUrl: '' })(told)
  }
  for (let time = 0; time < 2; time += 1) expect(await tellApplicant({ pool, makeLetter }, id, jobId)).toBe(1)
  // The appeal was allowed since: the notice told a refusal.
  expect(granted).toEqual([false, false])
  expect((await office.ask(officer, 'get', `/exemptions/${id}/papers`)).body.items).toEqual(items)
  expect(await mails(id, 'exemptionDecided')).toEqual([4])
  await expect(tellApplicant({ pool, makeLetter }, id, '999')).rejects.toThrow('never owed')
})
