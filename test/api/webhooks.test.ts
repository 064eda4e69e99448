import { Webhook } from 'standardwebhooks'
import { createWebhookRoom, type WebhookRoomDeps } from '../../activities/webhook-room.js'
import { createMailRenderer } from '../../activities/mail-renderer.js'
import { claimMails } from '../../db/outbox.js'
import { claimDeliveries } from '../../db/webhook-queue.js'
import { postJson } from '../../webhooks/send.js'
import { here, openReceiver, type Got, type Receiver } from '../support/webhook-receiver.js'
import { openOffice, type Office } from './office.js'
import { central, clerk, SECRET } from './people.js'

let office: Office
let id: string
let receiver: Receiver
const officer = central('officer')

const room = (more: Partial<WebhookRoomDeps> = {}) =>
  createWebhookRoom({
    pool: office.cases.pool,
    policy: { inside: [`hooks.example:${receiver.port}`], plain: true },
    resolve: here,
    serverSecret: SECRET,
    source: 'https://wian.example',
    log: { warn: () => undefined, error: () => undefined },
    ...more,
  })

beforeAll(async () => {
  office = await openOffice()
  receiver = await openReceiver()
  id = await office.launched(['P2101', 'P2102', 'P2201'])
}, 120_000)
afterAll(async () => {
  await new Promise((resolve) => receiver.server.close(resolve))
  await office.close()
}, 60_000)
beforeEach(async () => {
  await office.cases.pool.query('update webhook set removed_at = now() where removed_at is null')
  receiver.got.length = 0
  receiver.status = 204
  delete receiver.location
})

type Made = { readonly webhookId: string; readonly secret: string }

/** A webhook made through the API; its address is then that of the receiver of the tests. */
async function subscribe(types: readonly string[], who = officer): Promise<Made> {
  const reply = await office.ask(who, 'post', '/webhooks', {
    body: { url: 'https://hooks.example/in', types },
  })
  expect([reply.status, reply.body]).toEqual([201, expect.anything()])
  const made = reply.body as Made
  await office.cases.pool.query('update webhook set url = $2 where webhook_id = $1', [
    made.webhookId,
    `http://hooks.example:${receiver.port}/in`,
  ])
  return made
}
type Attempt = {
  readonly at: string
  readonly status: number | null
  readonly problem: string | null
  readonly reason: { readonly th: string; readonly en: string } | null
}
const log = async ({ webhookId }: Made) =>
  (await office.ask(officer, 'get', `/webhooks/${webhookId}/deliveries`)).body as {
    items: {
      deliveryId: string
      state: string
      queuedAt: string
      nextAttemptAt: string | null
      attempts: Attempt[]
    }[]
  }
const receive = (code: string) =>
  office.ask(clerk(code), 'post', `/submissions/${id}/${code}/receive`, { body: {} })
/** Makes what waits due now. */
const hurry = () =>
  office.cases.pool.query("update webhook_delivery set next_attempt_at = now() where state = 'queued'")

describe('what an office is told', () => {
  it('is a signed CloudEvent of its own cases, with ids and states and nothing of persons', async () => {
    const { secret, webhookId } = await subscribe(['submission.received'])
    await receive('P2101')
    await room().drain()
    expect(receiver.got).toHaveLength(1)
    const [{ headers, body }] = receiver.got as [Got]
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      specversion: '1.0',
      id: headers['webhook-id'],
      type: 'wian.submission.received',
      subject: `submission/${id}/P2101`,
      data: { status: 'received', circularId: id, officeCode: 'P2101' },
    })
    expect(String(headers['webhook-id']).startsWith(`${webhookId}.`)).toBe(true)
    expect(body).not.toMatch(/person|clerk|districtOfficer|@/)
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow()
  })

  it('is nothing of other offices and nothing of secret cases', async () => {
    await subscribe(['*'], clerk('P2102', 'director'))
    const { pool } = office.cases
    await office.ask(clerk('P2101', 'director'), 'post', `/submissions/${id}/P2101/assign`, {
      body: { assignee: clerk('P2101').personId },
    })
    await room().drain()
    expect(receiver.got).toEqual([])
    const director = clerk('P2201', 'director')
    await subscribe(['*'], director)
    await pool.query(
      `update submission set state = state || '{"secrecy":"secret"}', secrecy = 'secret' where office_code = 'P2201'`,
    )
    const path = `/submissions/${id}/P2201/receive`
    expect((await office.ask(director, 'post', path, { body: {} })).status).toBe(200)
    await room().drain()
    expect(receiver.got).toEqual([])
  })

  it('is signed by two secrets while the receiver changes over', async () => {
    const made = await subscribe(['*'])
    const rotated = await office.ask(officer, 'post', `/webhooks/${made.webhookId}/rotate`, { body: {} })
    const { secret } = rotated.body as Made
    expect(secret).not.toBe(made.secret)
    await office.ask(officer, 'post', `/webhooks/${made.webhookId}/test`, { body: {} })
    await room().drain()
    const [{ headers, body }] = receiver.got as [Got]
    for (const one of [made.secret, secret])
      expect(new Webhook(one).verify(body, headers as Record<string, string>)).toMatchObject({
        type: 'wian.test',
      })
    await office.cases.pool.query('update webhook set previous_until = now() where webhook_id = $1', [
      made.webhookId,
    ])
    await office.ask(officer, 'post', `/webhooks/${made.webhookId}/test`, { body: {} })
    await room().drain()
    expect(String(receiver.got[1]!.headers['webhook-signature']).split(' ')).toHaveLength(1)
  })
})

describe('a delivery', () => {
  type Notice = { mailId: string; personId: string; to: string; params: object }
  const notices = async () =>
    (
      await office.cases.pool.query<Notice>(
        `select mail_id as "mailId", person_id as "personId", to_address as "to", params from mail
         where kind = 'webhookOff' order by queued_at, mail_id`,
      )
    ).rows
  const ping = (made: Made) => office.ask(officer, 'post', `/webhooks/${made.webhookId}/test`, { body: {} })

  it('is tried again under the same id until it is taken, and every try is in the log', async () => {
    const made = await subscribe(['*'])
    receiver.status = 503
    await ping(made)
    await room().drain()
    expect(await room().drain()).toBe(0)
    const [waiting] = (await log(made)).items
    expect(waiting?.attempts[0]?.reason).toMatchObject({
      en: expect.stringMatching(/503: it failed/) as unknown,
    })
    // Shown in the time of the rehearsal, while the queue waits by the real one.
    const shown = [waiting?.queuedAt, waiting?.nextAttemptAt, waiting?.attempts[0]?.at]
    expect(shown.map((at) => at?.slice(0, 4))).toEqual(['2023', '2023', '2023'])
    await hurry()
    receiver.status = 200
    await room().drain()
    expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const [{ state, attempts }] = (await log(made)).items as [
      Awaited<ReturnType<typeof log>>['items'][number],
    ]
    expect([state, attempts.map(({ status }) => status)]).toEqual(['delivered', [503, 200]])
    expect(attempts[1]?.reason).toBeNull()
  })

  it('is given up after a day; its address is then off, for all to see, until somebody turns it on', async () => {
    const made = await subscribe(['*'])
    receiver.status = 500
    await ping(made)
    await room().drain()
    await office.cases.pool.query(
      "update webhook_delivery set failing_since = now() - interval '24 hours 1 minute'",
    )
    await hurry()
    await room().drain()
    const seen = async () =>
      ((await office.ask(officer, 'get', '/webhooks')).body as { items: { disabledReason: string | null }[] })
        .items[0]
    const off = {
      createdAt: expect.stringMatching(/^2023/) as unknown,
      disabledAt: expect.stringMatching(/^2023/) as unknown,
    }
    expect(await seen()).toMatchObject({ disabledReason: 'FAILED_FOR_A_DAY', ...off })
    const told = await notices()
    expect(told).toMatchObject([{ personId: officer.personId, params: { reason: 'FAILED_FOR_A_DAY' } }])
    await ping(made)
    expect(await room().drain()).toBe(0)
    await office.ask(officer, 'post', `/webhooks/${made.webhookId}/enable`, { body: {} })
    receiver.status = 200
    expect(await room().drain()).toBe(1)
    expect(await seen()).toMatchObject({ disabledReason: null })
  })

  it('that fails beside others switches its address off once, and whoever made it is told once, by host alone', async () => {
    const made = await subscribe(['*'])
    receiver.status = 410
    for (const _ of [1, 2, 3]) await ping(made)
    await Promise.all([room().drain(), room().drain()])
    const told = (await notices()).filter(({ mailId }) => mailId.includes(made.webhookId))
    expect(told).toMatchObject([
      { to: '', params: { host: `hooks.example:${receiver.port}`, reason: 'GONE' } },
    ])
    const queued = (await claimMails(office.cases.pool, { limit: 50, leaseSeconds: 60 })).find(
      ({ mailId }) => mailId === told[0]!.mailId,
    )
    const { pool } = office.cases
    const render = createMailRenderer({ pool, publicUrl: 'https://wian.example', secret: SECRET })
    const { subject, text, html } = await render(queued!)
    expect(queued!.to).toBe('person-officer@wian.example')
    expect(subject).toContain('webhook')
    expect(text).toContain(`hooks.example:${receiver.port}`)
    for (const hidden of [made.secret, made.secret.slice(6), '/in'])
      expect([hidden, `${subject}${text}${html}`.includes(hidden)]).toEqual([hidden, false])
  })

  it('can be sent again by a person', async () => {
    const made = await subscribe(['*'])
    const { deliveryId } = (await ping(made)).body as { deliveryId: string }
    await room().drain()
    const again = await office.ask(
      officer,
      'post',
      `/webhooks/${made.webhookId}/deliveries/${deliveryId}/resend`,
      { body: {} },
    )
    expect(again.status).toBe(202)
    const other = await subscribe(['*'], clerk('P2102', 'director'))
    const foreign = `/webhooks/${other.webhookId}/deliveries/${deliveryId}/resend`
    expect((await office.ask(clerk('P2102', 'director'), 'post', foreign, { body: {} })).status).toBe(404)
    await room().drain()
    expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual([deliveryId, deliveryId])
  })

  it('whose sender is killed half-way goes out once more and is marked once', async () => {
    const made = await subscribe(['*'])
    await ping(made)
    const { pool } = office.cases
    const taken = await claimDeliveries(pool, { limit: 10, leaseSeconds: 60 })
    expect(taken).toHaveLength(1)
    expect(await room().drain()).toBe(0)
    await hurry()
    await Promise.all([room().drain(), room().drain()])
    expect(receiver.got).toHaveLength(1)
    const [{ state, attempts }] = (await log(made)).items as [
      Awaited<ReturnType<typeof log>>['items'][number],
    ]
    expect([state, attempts.length]).toEqual(['delivered', 1])
  })

  it('of one change is one, however many rooms sort the changes at once', async () => {
    await subscribe(['submission.*'])
    await receive('P2102')
    await office.ask(clerk('P2102'), 'post', `/submissions/${id}/P2102/nil-return`, {
      body: { reason: 'ไม่มี' },
    })
    await Promise.all([room().drain(), room().drain(), room().drain()])
    const ids = receiver.got.map(({ headers }) => headers['webhook-id'])
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the addresses that webhooks may go to', () => {
  it('are refused by the API with the field and the reason', async () => {
    for (const url of ['http://hooks.example/', 'https://192.168.0.1/']) {
      const reply = await office.ask(officer, 'post', '/webhooks', { body: { url, types: ['*'] } })
      expect(reply.body).toMatchObject({ status: 422, code: 'TARGET_REFUSED', errors: [{ pointer: '/url' }] })
    }
    expect(
      (
        await office.ask(clerk('P2101'), 'post', '/webhooks', {
          body: { url: 'https://a.example/', types: ['*'] },
        })
      ).status,
    ).toBe(403)
    const made = await subscribe(['*'])
    expect(
      (await office.ask(clerk('P2101', 'director'), 'get', `/webhooks/${made.webhookId}/deliveries`)).status,
    ).toBe(404)
  })

  it('do not lead anywhere else: a redirect is a failure', async () => {
    receiver.status = 302
    receiver.location = `http://127.0.0.1:${receiver.port}/elsewhere`
    const followed = await postJson(
      { url: `http://hooks.example:${receiver.port}/in`, headers: {}, body: '{}' },
      { policy: { inside: [`hooks.example:${receiver.port}`], plain: true }, resolve: here },
    )
    expect(followed).toEqual({ status: 302 })
    const made = await subscribe(['*'])
    await office.ask(officer, 'post', `/webhooks/${made.webhookId}/test`, { body: {} })
    await room().drain()
    expect((await log(made)).items).toMatchObject([{ state: 'queued', attempts: [{ status: 302 }] }])
    expect(receiver.got.map(({ path }) => path)).toEqual(['/in', '/in'])
  })
})
