import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { advanceSubmissions } from '../../db/cases/steps.js'
import { caseHistory } from '../../db/history.js'
import { inTransaction } from '../../db/pool.js'
import { verifyChains } from '../../db/verify.js'
import { circularCase, submissionCase } from '../../domain/case.js'
import { decideSubmission } from '../../domain/submission/decide.js'
import { clerk } from '../support/circulars.js'
import { actOnSubmission, draftCircular, openRecords, sendTo, type Records } from '../support/records.js'

const AT = '2023-11-22T03:00:00.000Z'
const receive = { type: 'receive', at: AT, by: clerk('P1001') } as const
const assign = { type: 'assign', at: AT, by: clerk('P1001'), assignee: 'clerk-2' } as const

let records: Records
let circularId: string
let caseId: string
beforeEach(async () => {
  records = await openRecords()
  circularId = await draftCircular(records.pool)
  caseId = submissionCase(circularId, 'P1001')
  await sendTo(records.pool, circularId, ['P1001', 'P1101'])
})
afterEach(() => records.close())

describe('the ledger', () => {
  test.each([
    'update event set body = body',
    'delete from event',
    'truncate event',
    'alter table event disable trigger all',
    'drop table event',
  ])('is closed to the product: %s', async (sql) => {
    await expect(records.pool.query(sql)).rejects.toThrow(/permission denied|must be owner/)
  })

  test.each(['update event set body = body', 'delete from event', 'truncate event'])(
    'is append-only even for the owner of the database: %s',
    async (sql) => {
      await expect(records.owner.query(sql)).rejects.toThrow(/append-only/)
    },
  )

  test.each(['answer', 'letter', 'letter_template', 'content', 'audience', 'document'])(
    'has papers that the product may add and never change: %s',
    async (table) => {
      await expect(records.pool.query(`delete from ${table}`)).rejects.toThrow(/permission denied/)
      await expect(records.pool.query(`truncate ${table}`)).rejects.toThrow(/permission denied/)
    },
  )

  test('is whole after ordinary work, and says how much it checked', async () => {
    await actOnSubmission(records.pool, caseId, receive)
    await actOnSubmission(records.pool, caseId, assign)
    expect(await verifyChains(records.pool)).toEqual({ cases: 3, events: 5, breaches: [] })
    expect(await verifyChains(records.pool, caseId)).toEqual({ cases: 1, events: 3, breaches: [] })
    expect(await verifyChains(records.pool, 'submission/none/P1001')).toEqual({
      cases: 0,
      events: 0,
      breaches: [],
    })
  })
})

describe('whoever gets behind the lock of the ledger is found', () => {
  beforeEach(async () => {
    await actOnSubmission(records.pool, caseId, receive)
    await actOnSubmission(records.pool, caseId, assign)
  })
  const tamper = async (...statements: string[]) => {
    await records.owner.query('alter table event disable trigger all')
    for (const sql of statements) await records.owner.query(sql, sql.includes('$1') ? [caseId] : [])
    await records.owner.query('alter table event enable trigger all')
    return verifyChains(records.pool)
  }
  const found = (version: number, kind: string) => ({ cases: 3, breaches: [{ caseId, version, kind }] })

  test('by one changed byte of an event', async () => {
    const changed = await tamper(
      "update event set body = replace(body, 'clerk-2', 'clerk-3') where case_id = $1",
    )
    expect(changed).toMatchObject(found(3, 'link'))
  })

  test('by a deleted event in the middle', async () => {
    expect(await tamper('delete from event where case_id = $1 and version = 2')).toMatchObject(
      found(2, 'link'),
    )
  })

  test('by a deleted event at the beginning', async () => {
    expect(await tamper('delete from event where case_id = $1 and version = 1')).toMatchObject(
      found(1, 'link'),
    )
  })

  test('by a deleted event at the end', async () => {
    expect(await tamper('delete from event where case_id = $1 and version = 3')).toMatchObject(
      found(3, 'head'),
    )
  })

  test('by all events of a case gone', async () => {
    expect(await tamper('delete from event where case_id = $1')).toMatchObject(found(1, 'row'))
  })

  test('by a swapped pair', async () => {
    const swapped = await tamper(
      'update event set version = 99 where case_id = $1 and version = 2',
      'update event set version = 2 where case_id = $1 and version = 3',
      'update event set version = 3 where case_id = $1 and version = 99',
    )
    expect(swapped).toMatchObject(found(2, 'link'))
  })

  test('by a version that was changed beside the event', async () => {
    expect(await tamper('update event set version = 9 where case_id = $1 and version = 3')).toMatchObject(
      found(3, 'link'),
    )
  })

  test('by an event passed on to another case', async () => {
    const moved = await tamper("update event set case_id = case_id || '0' where case_id = $1 and version = 3")
    expect(moved.breaches).toEqual([
      { caseId, version: 3, kind: 'head' },
      { caseId: `${caseId}0`, version: 1, kind: 'link' },
    ])
  })

  test('by an instant that was changed beside the event', async () => {
    expect(
      await tamper("update event set at = at - interval '1 day' where case_id = $1 and version = 2"),
    ).toMatchObject(found(2, 'column'))
  })

  test('by a state that no event explains', async () => {
    expect(
      await tamper(
        `update submission set state = jsonb_set(state, '{status}', '"accepted"') where case_id = $1`,
      ),
    ).toMatchObject(found(3, 'state'))
  })

  test('by a case whose row was removed', async () => {
    expect(await tamper('delete from submission where case_id = $1')).toMatchObject(found(3, 'row'))
  })
})

describe('a step', () => {
  test('tried again for the same cause is on record once and answers what is there', async () => {
    const first = await actOnSubmission(records.pool, caseId, receive, 'act/k1')
    const again = await actOnSubmission(records.pool, caseId, receive, 'act/k1')
    expect([first.outcome, again.outcome]).toEqual(['recorded', 'already'])
    expect(again).toMatchObject({ version: first.version, state: first.state, events: [] })
    expect(await caseHistory(records.pool, caseId)).toHaveLength(2)
  })

  test('taken by 30 at once for the same cause is on record once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => actOnSubmission(records.pool, caseId, receive, 'act/k1')),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1)
    expect(new Set(outcomes.map(({ version }) => version))).toEqual(new Set([2]))
  })

  test('decided on an older version is stale and changes nothing', async () => {
    await actOnSubmission(records.pool, caseId, receive)
    const [stale] = await inTransaction(records.pool, (tx) =>
      advanceSubmissions(tx, {
        caseIds: [caseId],
        cause: `act/${randomUUID()}`,
        expectedVersion: 1,
        decide: (state) => decideSubmission(state, receive),
      }),
    )
    expect(stale).toMatchObject({ outcome: 'stale', version: 2, state: { status: 'received' } })
    expect(await caseHistory(records.pool, caseId)).toHaveLength(2)
  })

  test('that is refused leaves no trace, and its cause may be used again', async () => {
    const refused = await actOnSubmission(records.pool, caseId, assign, 'act/k2')
    expect(refused).toMatchObject({ outcome: 'refused', refusal: { refused: 'NOT_NOW' } })
    await actOnSubmission(records.pool, caseId, receive)
    expect((await actOnSubmission(records.pool, caseId, assign, 'act/k2')).outcome).toBe('recorded')
  })

  test('whose transaction fails leaves neither event, nor number, nor mail', async () => {
    const failing = inTransaction(records.pool, async (tx) => {
      await advanceSubmissions(tx, {
        caseIds: [caseId],
        cause: 'act/k3',
        decide: (state) => decideSubmission(state, receive),
      })
      throw new Error('the letter could not be stored')
    })
    await expect(failing).rejects.toThrow('the letter could not be stored')
    const { rows } = await records.pool.query(
      `select (select count(*)::int from event) as events, (select count(*)::int from register_entry) as numbers,
              (select count(*)::int from mail) as mails`,
    )
    expect(rows).toEqual([{ events: 3, numbers: 0, mails: 2 }])
  })

  test('sent twice to an office is one letter and one mail', async () => {
    await sendTo(records.pool, circularId, ['P1001', 'P1101'])
    const { rows } = await records.pool.query('select mail_id, kind from mail order by mail_id')
    expect(rows).toEqual([
      { mail_id: `${caseId}#1`, kind: 'issue' },
      { mail_id: `${submissionCase(circularId, 'P1101')}#1`, kind: 'issue' },
    ])
  })

  test('is told by the history with who, when and why', async () => {
    await actOnSubmission(records.pool, caseId, receive, 'act/k1')
    const history = await caseHistory(records.pool, caseId)
    expect(history).toMatchObject([
      { version: 1, type: 'sent', cause: 'job/launch' },
      { version: 2, type: 'received', at: AT, by: clerk('P1001'), cause: 'act/k1', event: { number: 1 } },
    ])
    expect(history[1]!.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await caseHistory(records.pool, caseId, { upTo: '2023-11-22T02:59:59.999Z' })).toHaveLength(1)
    expect(await caseHistory(records.pool, circularCase(circularId))).toHaveLength(1)
  })
})

test('the product works as a role without rights of its owner', async () => {
  const client = new pg.Client({ connectionString: records.url, options: '-c role=wian_app' })
  await client.connect()
  const { rows } = await client.query<{ role: string; super: string }>(
    'select current_user as role, (select rolsuper from pg_roles where rolname = current_user) as super',
  )
  await client.end()
  expect(rows).toEqual([{ role: 'wian_app', super: false }])
})
