import { ADMINISTRATOR } from '../../cli/stage/persons.js'
import { until, type Play } from '../../cli/stage/play.js'
import type { Stage } from '../../cli/stage/stage.js'
import type { Actor } from '../../domain/case.js'
import { GENERAL_RULES } from '../../domain/committee/case.js'
import { instantAt } from '../../domain/time.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { until as untilFact } from '../support/circulars.js'
import { countIn, openStage } from '../support/stage.js'

const OFFICE = 'P2101'
const SECRETARY: Actor = { personId: 'person-secretary', officeCode: OFFICE, role: 'secretary' }
const CHECKING: Actor = { personId: 'person-secretary-2', officeCode: OFFICE, role: 'secretary' }
const MEMBERS = Array.from({ length: 9 }, (_, n): Actor => ({
  ...{ personId: `person-member-${n}`, officeCode: OFFICE, role: 'member' },
}))
const LONG_MS = 600_000

/** `npm run test:chaos` also kills the Temporal server, which takes long to come back. */
const isWhole = process.env['TEST_CHAOS'] === 'whole'
/** At which point of the play which part is killed while a vote of this method is taken. */
const VOTES = [
  ['worker', 'device'] as const,
  ...(isWhole ? [['temporal', 'device'] as const] : []),
  ['postgres', 'secret'] as const,
]

type Answer = { readonly state: Meeting; readonly madeId: string }

let stage: Stage

beforeAll(async () => {
  const strikes = {
    worker: 'worker',
    postgres: 'postgres',
    temporal: 'temporal',
    resolving: 'worker',
  } as const
  stage = await openStage({ ...strikes, minutes: 'postgres' })
}, LONG_MS)
afterAll(() => stage?.clear(), LONG_MS)

/** A committee of nine, its meeting open on 28 November with an item before it. Returns ids. */
async function openMeeting(
  play: Play,
): Promise<{ path: string; committeeId: string; meetingId: string; itemId: string }> {
  await play.welcome([SECRETARY, CHECKING, ...MEMBERS])
  const secretary = play.as(SECRETARY)
  const { state } = await play.as(ADMINISTRATOR).post<{ state: { committeeId: string } }>('/committees', {
    details: { nameTh: 'คณะอนุกรรมการทดสอบ', nameEn: 'Test sub-committee', level: 'sub', secretariat: OFFICE },
    rules: GENERAL_RULES,
  })
  const { committeeId } = state
  for (const [n, { personId }] of MEMBERS.entries())
    await secretary.post(`/committees/${committeeId}/members`, {
      ...{ personId, position: n === 0 ? 'chair' : 'member' },
      ...{ titleTh: 'อนุกรรมการ', titleEn: 'Member', validFrom: '2023-01-01' },
    })
  const session = { mode: 'inPerson', place: 'ห้องประชุม 1', startsAt: instantAt('2023-11-28', '09:00') }
  const convened = await secretary.post<Answer>('/meetings', { committeeId, session })
  const { meetingId } = convened.state
  const path = `/meetings/${meetingId}`
  const { madeId } = await secretary.post<Answer>(`${path}/items`, { part: 4, title: 'แผนปฏิบัติการ' })
  await secretary.post(`${path}/call`)
  await until(play, '2023-11-28', '09:00')
  for (const { personId } of MEMBERS)
    await secretary.post(`${path}/attendance`, { personId, what: 'arrived' })
  await secretary.post(`${path}/open`)
  await secretary.post(`${path}/items/${madeId}/open`)
  return { path, committeeId, meetingId, itemId: madeId }
}

/** All members vote at once, three of nine against; the part is killed as soon as the first vote is taken. */
async function voteAmid(
  play: Play,
  { path, itemId }: { readonly path: string; readonly itemId: string },
  { point, method }: { readonly point: string; readonly method: 'device' | 'secret' },
) {
  const question = { kind: 'item', proposes: 'approved' }
  const secretary = play.as(SECRETARY)
  const { madeId } = await secretary.post<Answer>(`${path}/items/${itemId}/votes`, { question, method })
  const [word, yes] = method === 'secret' ? ['ballot', 'approve'] : ['vote', 'for']
  let taken = 0
  const votes = MEMBERS.map(async (who, n) => {
    await play.as(who).post(`${path}/votes/${madeId}/${word}`, { choice: n % 3 === 2 ? 'against' : yes })
    if ((taken += 1) === 1) void play.chaos.strike(point)
  })
  await Promise.all(votes)
  await play.chaos.recovered()
  const { state } = await secretary.post<Answer>(`${path}/votes/${madeId}/close`)
  return state.agenda.flatMap(({ votings }) => votings).find(({ votingId }) => votingId === madeId)
}

test(
  'with every part killed in the middle of votes and of minutes nothing is lost and nothing is counted twice',
  async () => {
    const { play } = stage
    const meeting = await openMeeting(play)
    const { path, committeeId, itemId, meetingId } = meeting
    const secretary = play.as(SECRETARY)

    for (const [point, method] of VOTES) {
      const voting = await voteAmid(play, meeting, { point, method })
      const totals = { for: 6, against: 3, abstain: 0, invalid: 0 }
      expect([point, voting]).toMatchObject([
        point,
        { status: 'closed', totals, result: { outcome: 'carried' } },
      ])
    }

    const task = { kind: 'task', title: 'จัดทำแผน', officeCode: OFFICE }
    const proposal = { kind: 'draftProposal', title: 'เสนอแผนต่อคณะกรรมการ', committeeId }
    const resolve = { outcome: 'approved', text: 'ที่ประชุมมีมติเห็นชอบ', followUps: [task, proposal] }
    await secretary.post(`${path}/items/${itemId}/resolve`, resolve)
    await play.chaos.strike('resolving')
    await secretary.post(`${path}/close`)
    await play.chaos.recovered()
    const { madeId: sha256 } = await secretary.post<Answer>(`${path}/minutes`, { texts: {} })
    await secretary.post(`${path}/minutes/sign`, { as: 'drafter', sha256 })
    await play.as(CHECKING).post(`${path}/minutes/sign`, { as: 'checker', sha256 })
    await secretary.post(`${path}/minutes/circulate`, { sha256 })
    await play.chaos.strike('minutes')
    await play.chaos.recovered()
    await untilFact(async () => (await secretary.get<Answer>(path)).state.jobs.length === 0)

    expect(stage.struck()).toEqual([...VOTES.map(([point]) => point), 'worker', 'postgres'])
    const count = (sql: string) => countIn(stage, { ...play, circularId: meetingId }, sql)
    const events = (type: string) =>
      count(`select count(*) from event where case_id = 'meeting/' || $1 and type = '${type}'`)
    const counted = ['voteCast', 'ballotTaken', 'voteClosed', 'resolved', 'minutesCirculated'].map(events)
    const byDevice = VOTES.filter(([, method]) => method === 'device').length
    expect(await Promise.all(counted)).toEqual([9 * byDevice, 9, VOTES.length, 1, 1])
    const made = ['task', 'proposal'].map((table) =>
      count(`select count(*) from ${table} where state -> 'origin' ->> 'caseId' = 'meeting/' || $1`),
    )
    expect(await Promise.all(made)).toEqual([1, 1])
    const mails = "select count(*) from mail where case_id = 'meeting/' || $1 and kind = 'minutesCirculated'"
    expect(await count(mails)).toBe(MEMBERS.length)
    const drafts =
      "select count(*) from case_paper where case_id = 'meeting/' || $1 and kind = 'minutesDraft'"
    expect(await count(drafts)).toBe(1)
  },
  LONG_MS,
)
