import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client'
import { createLanes } from '../../api/lanes.js'
import type { PersonalApi } from '../../cli/api-client.js'
import type { Actor } from '../../domain/case.js'
import { GENERAL_RULES } from '../../domain/committee/case.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { central } from '../support/circulars.js'
import { atRate, inParallel, type Times } from './load.js'
import { startStack, type Stack } from './stack.js'

const MEMBERS = 50
/** The aim: p95 of fifty votes within one second. */
const AIM_MS = 500
/** The meeting is called before it begins, and may be opened on its day. */
const BEGINS_IN_MS = 120_000

/** What the bench found, in milliseconds: votes by name, secret ballots, and a bare update of one workflow, each fifty within a second. */
export type VotesBench = {
  readonly named: Times
  readonly secret: Times
  readonly echo: Times
  /** Who voted how often, and what was counted: right when all are 50, once each. */
  readonly counted: { readonly named: Count; readonly secret: Count }
  readonly aim: { readonly p95: number; readonly seen: number; readonly holds: boolean }
}
type Count = {
  readonly for: number
  readonly against: number
  readonly abstain: number
  readonly voters: number
}

const officeCode = 'P2101'
const secretary: Actor = { personId: 'bench-secretary', officeCode, role: 'secretary' }
const members: readonly Actor[] = Array.from({ length: MEMBERS }, (_, n) => ({
  ...{ personId: `bench-member-${n + 1}`, officeCode: 'P2102', role: 'registrar' },
}))
const CHOICES = ['for', 'against', 'abstain'] as const
// Three of five are for it: a tie would wait for a casting vote.
const choiceOf = (n: number) => CHOICES[Math.max(0, (n % 5) - 2)] as (typeof CHOICES)[number]

/** Has fifty members vote within one second through the product's own processes, by name and secretly. */
export async function run(): Promise<VotesBench> {
  const stack = await startStack()
  const worker = fork(new URL('./echo-worker.ts', import.meta.url), {
    execArgv: ['--import', new URL('./register.mjs', import.meta.url).href],
  })
  const ready = once(worker, 'message')
  try {
    const hall = await openHall(stack)
    await ready
    const echo = await echoes()
    const named = await voted(hall, 'device')
    const secret = await voted(hall, 'secret')
    const isRight = [named.count, secret.count].every(isWhole)
    const seen = Math.max(named.times.p95, secret.times.p95)
    return {
      ...{ named: named.times, secret: secret.times, echo },
      counted: { named: named.count, secret: secret.count },
      aim: { p95: AIM_MS, seen, holds: isRight && seen <= AIM_MS },
    }
  } finally {
    worker.disconnect()
    await stack.stop()
  }
}

function isWhole({ voters, ...totals }: Count): boolean {
  const expected = CHOICES.map((choice) => members.filter((_, n) => choiceOf(n) === choice).length)
  return voters === MEMBERS && CHOICES.every((choice, i) => totals[choice] === expected[i])
}

type Hall = {
  readonly as: Stack['as']
  readonly path: string
  readonly keeper: PersonalApi
  readonly itemId: string
}
type Made = { readonly madeId: string; readonly state: Meeting }

/** Founds a committee of fifty, calls it together and opens its item. */
async function openHall({ as }: Stack): Promise<Hall> {
  const keeper = as(secretary)
  await keeper.get('/committees')
  await inParallel(8, MEMBERS, async (n) => void (await as(members[n] as Actor).get('/votes-now')))
  const details = { nameTh: 'คณะกรรมการทดสอบ', nameEn: 'Bench', level: 'area', secretariat: officeCode }
  const founded = await as(central('administrator')).post<{ state: { committeeId: string } }>('/committees', {
    ...{ details, rules: GENERAL_RULES },
  })
  const { committeeId } = founded.state
  for (const [n, { personId }] of members.entries())
    await keeper.post(`/committees/${committeeId}/members`, {
      ...{ personId, position: n === 0 ? 'chair' : 'member', titleTh: 'กรรมการ', titleEn: 'member' },
      validFrom: '2020-01-01',
    })
  const startsAt = new Date(Date.now() + BEGINS_IN_MS)
  const session = { mode: 'inPerson', place: 'ห้องประชุม', startsAt: startsAt.toISOString() }
  const { state } = await keeper.post<Made>('/meetings', { committeeId, session })
  const path = `/meetings/${state.meetingId}`
  const { madeId: itemId } = await keeper.post<Made>(`${path}/items`, { part: 4, title: 'เรื่องเพื่อพิจารณา' })
  await keeper.post(`${path}/call`, { urgentReason: 'วัดความเร็ว' })
  for (const { personId } of members) await keeper.post(`${path}/attendance`, { personId, what: 'arrived' })
  await keeper.post(`${path}/open`)
  await keeper.post(`${path}/items/${itemId}/open`)
  return { as, path, keeper, itemId }
}

async function voted(
  { as, path, keeper, itemId }: Hall,
  method: 'device' | 'secret',
): Promise<{ times: Times; count: Count }> {
  const question = { kind: 'item', proposes: 'approved' }
  const { madeId: votingId } = await keeper.post<Made>(`${path}/items/${itemId}/votes`, { question, method })
  const vote = `${path}/votes/${votingId}`
  const times = await atRate(MEMBERS, MEMBERS, async (n) => {
    const member = as(members[n] as Actor)
    if (method === 'device') await member.post(`${vote}/vote`, { choice: choiceOf(n) })
    else await member.post(`${vote}/ballot`, { choice: choiceOf(n) === 'for' ? 'approve' : choiceOf(n) })
  })
  const { state } = await keeper.post<Made>(`${vote}/close`)
  const voting = state.agenda.flatMap((item) => item.votings).find((one) => one.votingId === votingId)
  const voters = new Set([...(voting?.votes ?? []), ...(voting?.taken ?? [])].map(({ personId }) => personId))
  const { for: yes = 0, against = 0, abstain = 0 } = voting?.totals ?? {}
  return { times, count: { for: yes, against, abstain, voters: voters.size } }
}

/** Fifty bare updates of one workflow within a second, through a lane of the same width as votes have. */
async function echoes(): Promise<Times> {
  const connection = await Connection.connect({ address: process.env['WIAN_TEST_TEMPORAL'] ?? '' })
  const client = new Client({ connection, namespace: 'wian' })
  const lanes = createLanes()
  const update = (index: number): Promise<void> =>
    lanes.run('echo', async () => {
      const startWorkflowOperation = new WithStartWorkflowOperation('echo', {
        ...{ workflowId: 'echo/votes', taskQueue: 'bench-echo', workflowIdConflictPolicy: 'USE_EXISTING' },
      })
      await client.workflow.executeUpdateWithStart('echo', {
        args: [`said ${index}`],
        startWorkflowOperation,
      })
    })
  await update(0)
  const times = await atRate(MEMBERS, MEMBERS, update)
  await connection.close()
  return times
}
