import { pino } from 'pino'
import { safeError } from '../../telemetry/safe-error.js'
import { mayReadMetrics } from '../../telemetry/metrics.js'
import { createMailRenderer } from '../../activities/mail-renderer.js'
import { createMailRoom } from '../../activities/mailroom.js'
import { openMailTransport } from '../../activities/mail-transport.js'
import { until } from '../support/circulars.js'
import { startSmtp } from '../support/smtp.js'
import { openOffice, type Office } from './office.js'
import { central, clerk, SECRET } from './people.js'

const CANARY = 'canary-สายลับ'
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const OTHER_TRACE = 'a3ce929d0e0e47364bf92f3577b34da6'
const lines: string[] = []
let office: Office
beforeAll(async () => {
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  office = await openOffice({ log })
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')

describe('the log', () => {
  it('has one line for each request: route, status, time, trace, office and role, and nothing that people wrote', async () => {
    const id = await office.launched(['P2101'], { subject: `เรื่อง ${CANARY}` })
    await office.ask(clerk('P2101'), 'post', `/submissions/${id}/P2101/receive`, { body: {} })
    await office.ask(clerk('P2101'), 'post', `/submissions/${id}/P2101/nil-return`, {
      body: { reason: CANARY },
    })
    await office.ask(officer, 'get', `/offices?text=${encodeURIComponent(CANARY)}`)
    await office.ask(undefined, 'get', `/me`, { headers: { authorization: `Bearer ${CANARY.slice(0, 6)}` } })
    await office.ask(officer, 'post', '/circulars', {
      body: `{"x": "${CANARY}`,
      headers: { 'content-type': 'application/json' },
    })
    await office.ask(clerk('P2101'), 'get', `/nothing/${encodeURIComponent(CANARY)}`)
    await until(() => Promise.resolve(lines.some((line) => line.includes('"route":"none"'))))
    const written = lines.join('')
    for (const secret of [CANARY, 'canary', 'สายลับ', 'Bearer', '@wian.example', await office.bearer(officer)])
      expect([secret, written.includes(secret)]).toEqual([secret, false])
    const launch = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find(({ route }) => String(route).endsWith('/launch'))
    expect(launch).toMatchObject({
      ...{ msg: 'request', method: 'POST', route: '/circulars/:circularId/launch', status: 202 },
      ...{ officeCode: 'C0001', role: 'officer', ms: expect.any(Number) as number },
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    })
  })

  it('takes values out of the errors of others', () => {
    const error = Object.assign(new Error(`Key (email)=(${CANARY}@x.example) already "${CANARY}"`), {
      detail: CANARY,
      code: '23505',
    })
    expect(JSON.stringify(safeError(error))).not.toContain('canary')
    expect(safeError(error)).toMatchObject({ code: '23505', type: 'Error' })
  })
})

type Headers = readonly { readonly key: string; readonly value: string }[]
const headerOf = (headers: Headers, name: string) => headers.find(({ key }) => key === name)?.value
const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

/** Sends what waits in the outbox, as the worker does, and returns the mails that were taken. */
async function mailsOut() {
  const { pool } = office.cases
  await pool.query("update mail set to_address = 'office@wian.example' where office_code is not null")
  const smtp = await startSmtp()
  const transport = openMailTransport(smtp.url)
  const render = createMailRenderer({ pool, publicUrl: office.url, secret: SECRET })
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const sender = { from: 'wian@wian.example', domain: 'wian.example' }
  await createMailRoom({ ...{ pool, transport, render, log }, ...sender }).drain()
  transport.close()
  await smtp.close()
  return smtp.taken.map(({ email }) => email)
}

describe('a trace', () => {
  it('goes from the click over the work of the circular to the mail', async () => {
    const id = await office.signed({ audience: { codes: ['P2101', 'P2102'] } })
    const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }
    const reply = await office.ask(officer, 'post', `/circulars/${id}/launch`, { headers })
    expect(reply.headers.get('traceparent')).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`))
    const traces = async () => {
      const { rows } = await office.cases.pool.query<{ trace_id: string }>(
        "select trace_id from mail where circular_id = $1 and kind = 'issue'",
        [id],
      )
      return rows.map((row) => row.trace_id)
    }
    await until(async () => (await traces()).length === 2)
    expect(await traces()).toEqual([TRACE, TRACE])
    const mails = (await mailsOut()).filter(({ headers }) =>
      headerOf(headers, 'x-wian-case')?.startsWith(`submission/${id}/`),
    )
    expect(mails.map(({ headers }) => headerOf(headers, 'x-wian-trace'))).toEqual([TRACE, TRACE])
    const sent = logged().filter(({ msg, traceId }) => msg === 'mail sent' && traceId === TRACE)
    expect(sent.map(({ mailId }) => String(mailId).split('/')[1])).toEqual([id, id])
  })

  it('goes to the mail of a person whose turn has come, and is not that of another click', async () => {
    const checker = central('checker')
    await office.bearer(checker)
    const body = { procedureId: 'host-and-name-officers' }
    const { circularId } = (await office.ask(officer, 'post', '/circulars', { body })).body as {
      circularId: string
    }
    const headers = { traceparent: `00-${OTHER_TRACE}-00f067aa0ba902b7-01` }
    const path = `/circulars/${circularId}/send-for-approval`
    expect((await office.ask(officer, 'post', path, { body: {}, headers })).status).toBe(200)
    const { rows } = await office.cases.pool.query(
      'select kind, trace_id from mail where case_id = $1 and person_id = $2',
      [`circular/${circularId}`, checker.personId],
    )
    expect(rows).toEqual([{ kind: 'approvalAwaiting', trace_id: OTHER_TRACE }])
  })

  it('begins anew where the header is not well formed', async () => {
    const reply = await office.ask(officer, 'get', '/me', {
      headers: { traceparent: `00-${'0'.repeat(32)}-x-01` },
    })
    expect(reply.headers.get('traceparent')).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  })
})

describe('the figures', () => {
  it('are there for Prometheus, by routes and codes alone', async () => {
    const text = await (await fetch(`${office.url}/metrics`)).text()
    expect(text).toMatch(
      /wian_http_request_duration_seconds_count\{[^}]*route="\/circulars\/:circularId\/launch"/,
    )
    for (const name of [
      'wian_refusals_total',
      'wian_acts_total',
      'wian_mail_queue',
      'wian_outbox_age_seconds',
      'wian_work_under_way',
      'wian_lanes',
      'wian_pool_connections',
      'wian_nodejs_eventloop_lag_seconds',
    ])
      expect([name, text.includes(name)]).toEqual([name, true])
    expect(text).not.toContain('canary')
  })

  it('are not shown to who comes through a proxy without the token', async () => {
    const forwarded = await fetch(`${office.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(forwarded.status).toBe(404)
    const from = (remoteAddress: string, authorization?: string) =>
      ({ headers: authorization ? { authorization } : {}, socket: { remoteAddress } }) as never
    expect(mayReadMetrics(from('203.0.113.7'), 'the token of the settings')).toBe(false)
    expect(mayReadMetrics(from('203.0.113.7', 'Bearer wrong'), 'token')).toBe(false)
    expect(mayReadMetrics(from('203.0.113.7', 'Bearer token'), 'token')).toBe(true)
  })

  it('come with health and readiness, which names each part', async () => {
    expect(await (await fetch(`${office.url}/healthz`)).json()).toEqual({ ok: true })
    const ready = await fetch(`${office.url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ok: true, parts: { database: true, schema: true, temporal: true } },
    ])
  })
})
