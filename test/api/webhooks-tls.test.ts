import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { certifyServer, makeAuthority, type Certified } from '../support/certificates.js'
import { openOffice, type Office } from './office.js'
import { central, SECRET } from './people.js'

/** Webhooks over real TLS: the receivers' certificates are by an authority made here, the sender is a process of its own. */

const HOST = 'hooks.example'
const DAY_MS = 24 * 3600_000
const officer = central('officer')
const authority = makeAuthority('authority of the tests')

type Receiver = { readonly server: Server; readonly port: number; readonly names: unknown[] }
type Try = { status: number | null; problem: string | null; reason: { th: string; en: string } | null }

let office: Office
let folder: string
const receivers: Receiver[] = []

async function receiver({ keyPem, certificatePem }: Certified): Promise<Receiver> {
  const names: unknown[] = []
  const server = createServer({ key: keyPem, cert: certificatePem }, (request, response) => {
    names.push((request.socket as TLSSocket).servername)
    request.resume().on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const opened = { server, names, port: (server.address() as AddressInfo).port }
  receivers.push(opened)
  return opened
}

/** Sends a test to the receiver and reads the log: what came of the try. */
async function tried(at: Receiver, how: { trusting?: Certified; allowed?: boolean } = {}): Promise<Try> {
  const { trusting = authority, allowed = true } = how
  const made = await office.ask(officer, 'post', '/webhooks', {
    body: { url: `https://${HOST}/in`, types: ['*'] },
  })
  const { webhookId } = made.body as { webhookId: string }
  const { pool, ownerUrl: databaseUrl } = office.cases
  const url = `https://${HOST}:${at.port}/in`
  await pool.query('update webhook set url = $2 where webhook_id = $1', [webhookId, url])
  await office.ask(officer, 'post', `/webhooks/${webhookId}/test`, { body: {} })
  const trusted = join(folder, 'authority.pem')
  await writeFile(trusted, trusting.certificatePem)
  const asked = { databaseUrl, serverSecret: SECRET, inside: allowed ? [`${HOST}:${at.port}`] : [] }
  await promisify(execFile)(
    process.execPath,
    ['--import', './test/bench/register.mjs', './test/support/webhook-child.ts', JSON.stringify(asked)],
    // No setting of the environment may turn the check off.
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted, NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  )
  const log = await office.ask(officer, 'get', `/webhooks/${webhookId}/deliveries`)
  await office.ask(officer, 'delete', `/webhooks/${webhookId}`)
  return (log.body as { items: [{ attempts: [Try] }] }).items[0].attempts[0]
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-tls-'))
  office = await openOffice()
}, 120_000)
afterAll(async () => {
  for (const { server } of receivers) {
    server.closeAllConnections()
    server.close()
  }
  await office.close()
  await rm(folder, { recursive: true })
}, 60_000)

it('goes to the pinned address under the name, to a receiver whose authority the agency named', async () => {
  const at = await receiver(certifyServer({ names: [HOST], by: authority }))
  expect(await tried(at)).toMatchObject({ status: 204, problem: null, reason: null })
  expect(at.names).toEqual([HOST])
})

it('is not sent to an address inside that the operator did not name, whatever its certificate', async () => {
  const at = await receiver(certifyServer({ names: [HOST], by: authority }))
  const { status, problem, reason } = await tried(at, { allowed: false })
  expect([status, problem, reason?.en]).toEqual([null, 'INSIDE', expect.stringContaining('inner network')])
  expect(at.names).toEqual([])
})

const unknown = makeAuthority('another authority')
test.each([
  [
    'another name',
    { names: ['other.example'], by: authority },
    'ERR_TLS_CERT_ALTNAME_INVALID',
    /another name/,
  ],
  [
    'the address instead of the name',
    { names: ['127.0.0.1'], by: authority },
    'ERR_TLS_CERT_ALTNAME_INVALID',
    /another/,
  ],
  [
    'a time that is over',
    {
      names: [HOST],
      by: authority,
      from: new Date(Date.now() - 2 * DAY_MS),
      until: new Date(Date.now() - DAY_MS / 2),
    },
    'CERT_HAS_EXPIRED',
    /expired/,
  ],
  [
    'nobody but the receiver itself',
    { names: [HOST] },
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    /authority unknown here/,
  ],
  [
    'an authority that nobody named',
    { names: [HOST], by: unknown },
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    /NODE_EXTRA_CA_CERTS/,
  ],
])(
  'is refused where the certificate is by or for %s, and the log says why',
  async (_what, certificate, code, words) => {
    const at = await receiver(certifyServer(certificate))
    const { status, problem, reason } = await tried(at)
    expect([status, problem]).toEqual([null, code])
    expect(reason?.en).toMatch(words)
    expect(reason?.th).toMatch(/ใบรับรอง/)
    expect(at.names).toEqual([])
  },
)
