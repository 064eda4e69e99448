/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import { createHash, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { takeBallot } from '../../api/ballots.js'
import { createCases } from '../../api/cases.js'
import { createLanes } from '../../api/lanes.js'
import type { MeetingCall } from '../../api/meetings.js'
import { createKeyVault } from '../../db/key-vault.js'
import { loadMeeting, type MeetingEntry } from '../../db/meetings.js'
import type { Actor } from '../../domain/case.js'
import { secretary, sitter } from './committees.js'
import { bestGuess, bitsOf, dumpOf, historiesOf, type Sample } from './ballot-secrecy.js'
import { anotherVote, convened, opened, voteOn, type MeetingUnderTest } from './meetings.js'
import { openOffice, type Office } from './office.js'
import { SECRET } from './people.js'

const VOTERS = 8
const VOTES = 30
const voters = Array.from({ length: VOTERS }, (_, n) => sitter(n + 1))
const [chair] = voters as [Actor]

const lines: string[] = []
const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString())
      done()
    },
  }),
)

let office: Office
let meeting: MeetingUnderTest
let itemId: string

beforeAll(async () => {
  office = await openOffice({ log })
  await office.bearer(secretary)
  meeting = await convened(office, voters)
  itemId = await meeting.item({ ballot: 'secret' })
  await opened(office, meeting, voters)
}, 90_000)
afterAll(() => office.close(), 60_000)

const entry = async () => (await loadMeeting(office.cases.pool, meeting.meetingId)) as MeetingEntry
const votingNow = async (votingId: string) =>
  (await entry()).state.agenda.flatMap((item) => item.votings).find((one) => one.votingId === votingId)
const ballot = (votingId: string, who: Actor, choice: string, key = randomUUID()) =>
  meeting.act(`votes/${votingId}/ballot`, { choice }, who, key)
let begun = false
const open = async () => {
  const votingId = await (begun ? anotherVote : voteOn)(meeting, itemId, 'secret')
  begun = true
  return votingId
}
const close = async (votingId: string) => {
  await meeting.does(`votes/${votingId}/close`)
  const { status, totals } = (await votingNow(votingId)) ?? {}
  // Nobody breaks a tie here: the next vote may begin.
  if (status === 'tied') await meeting.does(`votes/${votingId}/annul`, { reason: 'คะแนนเท่ากัน' })
  return totals
}

describe('a secret ballot is counted once', () => {
  it('when it is sent again with the same key, whatever it says then, and refused with another', async () => {
    const votingId = await open()
    const key = randomUUID()
    const first = await ballot(votingId, chair, 'approve', key)
    expect([first.status, first.body]).toEqual([200, { votingId, taken: true }])
    const again = await Promise.all(
      ['approve', 'against', 'abstain'].map((one) => ballot(votingId, chair, one, key)),
    )
    expect(again.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, first.body]))
    const other = await ballot(votingId, chair, 'against')
    expect([other.status, other.body.code]).toEqual([409, 'VOTED_ALREADY'])
    expect(await close(votingId)).toEqual({ for: 1, against: 0, abstain: 0, invalid: 0 })
  })

  it('when every member presses several times at once', async () => {
    const votingId = await open()
    const pressed = voters.flatMap((who, n) =>
      Array.from({ length: 3 }, () => ballot(votingId, who, n < 5 ? 'approve' : 'abstain')),
    )
    const statuses = (await Promise.all(pressed)).map(({ status }) => status)
    expect(statuses.filter((one) => one === 200)).toHaveLength(VOTERS)
    expect(await close(votingId)).toEqual({ for: 5, against: 0, abstain: 3, invalid: 0 })
  })

  it('when the process dies before the urn is written: then nobody has voted, and the next try counts', async () => {
    const votingId = await open()
    const cases = createCases({
      pool: office.cases.pool,
      temporal: office.cases.client,
      lanes: createLanes(),
    })
    const dying = { seal: () => fail('power cut'), open: () => fail('power cut') }
    const { meetingId } = meeting
    const call = {
      actor: chair,
      at: '2023-11-28T02:00:01.000Z',
      key: 'k-1',
      params: { meetingId },
      onVersion: 0,
    }
    const put = async (vault: Parameters<typeof takeBallot>[1]['vault']) =>
      takeBallot(call as MeetingCall, { cases, vault }, await entry(), { votingId, choice: 'for' })
    await expect(put(dying)).rejects.toThrow('power cut')
    expect((await votingNow(votingId))?.taken).toEqual([])
    // And before the answer is sent: what was counted stays counted, once.
    await put(createKeyVault(SECRET))
    await put(createKeyVault(SECRET))
    expect((await votingNow(votingId))?.taken).toHaveLength(1)
    expect(await close(votingId)).toEqual({ for: 1, against: 0, abstain: 0, invalid: 0 })
  })

  it('when the workers are away meanwhile', async () => {
    const votingId = await open()
    await office.cases.stopWorkers()
    const statuses = await Promise.all(
      voters.map(async (who) => (await ballot(votingId, who, 'against')).status),
    )
    expect(statuses).toEqual(Array(VOTERS).fill(200))
    await office.cases.startWorkers()
    expect(await close(votingId)).toMatchObject({ for: 0, against: VOTERS })
  })
})

describe('whoever has the database with its dead rows, the Temporal histories, the logs and the mails', () => {
  const chosen = new Map<string, string>()
  const urls = new Map<string, string>()

  beforeAll(async () => {
    for (let n = 0; n < VOTES; n += 1) {
      const votingId = await open()
      await Promise.all(
        [...voters]
          .sort(() => Math.random() - 0.5)
          .map(async (who) => {
            const choice = Math.random() < 0.5 ? 'approve' : 'against'
            chosen.set(`${votingId}/${who.personId}`, choice)
            const path = `/api/v1${meeting.path}/votes/${votingId}/ballot`
            urls.set(`${votingId}/${who.personId}`, path)
            expect((await ballot(votingId, who, choice)).status).toBe(200)
          }),
      )
      await close(votingId)
    }
  }, 120_000)

  it('finds no word of anybody’s choice', async () => {
    const dump = await dumpOf(office.cases.ownerUrl)
    const histories = await historiesOf(office.cases.client, `meeting/${meeting.meetingId}`)
    const said = /"choice"|:\s*"(for|against|abstain|approve)"/
    const texts = [...dump.rows.map((row) => row.text), ...histories, ...lines]
    expect(texts.length).toBeGreaterThan(VOTES * VOTERS)
    expect(texts.filter((text) => said.test(text))).toEqual([])
    // The test itself sees what is there to be seen.
    for (const among of [dump.rows.map((row) => row.text), histories, lines])
      expect(among.some((text) => text.includes(meeting.meetingId) || text.includes('/ballot'))).toBe(true)
  }, 60_000)

  it('cannot try out what the kept hash of a request was made from', async () => {
    const dump = await dumpOf(office.cases.ownerUrl)
    const kept = new Set(dump.rows.flatMap(({ text }) => text.match(/[0-9a-f]{64}/g) ?? []))
    for (const [ballotOf, url] of urls)
      for (const choice of ['approve', 'against', 'abstain']) {
        const guess = createHash('sha256')
          .update(`POST ${url}\n`)
          .update(JSON.stringify({ choice }))
          .digest('hex')
        expect([ballotOf, kept.has(guess)]).toEqual([ballotOf, false])
      }
  })

  it('guesses no better than by tossing a coin, and would if the urn lay open', async () => {
    const dump = await dumpOf(office.cases.ownerUrl)
    const samples: Sample[] = dump.ballots.flatMap(({ votingId, personId, ...seen }) => {
      const choice = chosen.get(`${votingId}/${personId}`)
      return choice === undefined ? [] : [{ isFor: choice === 'approve', bits: bitsOf(seen) }]
    })
    expect(samples).toHaveLength(VOTES * VOTERS)
    const seen = bestGuess(samples)
    expect(seen.features).toBeGreaterThan(500)
    // Half are right by chance; four standard deviations above that would be no chance.
    expect(seen.right / seen.of).toBeLessThan(0.5 + 4 * Math.sqrt(0.25 / seen.of))
    const leaking = samples.map(({ isFor, bits }) => ({
      isFor,
      bits: [...bits, isFor !== Math.random() < 0.05],
    }))
    expect(bestGuess(leaking).right / seen.of).toBeGreaterThan(0.85)
  })
})

function fail(why: string): never {
  throw new Error(why)
}
