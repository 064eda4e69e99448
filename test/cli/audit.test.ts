import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { promisify } from 'node:util'

/** `npm run audit` with the real npm, and a registry on loopback that answers as registries do. */

// The scripts run without a build and have no types.
const script = '../../scripts/lib/audit-report.mjs'
const { readAudit } = (await import(script)) as { readAudit: (text: string) => unknown }

type Answer = { readonly status: number; readonly body: string }
let folder: string
let server: Server
let answer: (asked: Record<string, string[]>) => Answer
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

// What the registry says of a package that is known to be bad: GHSA-xvch-5gv4-984h.
const ADVISORY = {
  ...{ id: 1097678, url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h' },
  ...{ title: 'Prototype Pollution in minimist', severity: 'critical', vulnerable_versions: '<0.2.4' },
  ...{ cwe: ['CWE-1321'], cvss: { score: 9.8, vectorString: null } },
}
const knowing = (asked: Record<string, string[]>): Answer => ({
  status: 200,
  body: JSON.stringify(asked['minimist'] ? { minimist: [ADVISORY] } : {}),
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-audit-'))
  const bad = { name: 'bad', version: '1.0.0', dependencies: { minimist: '0.0.8' } }
  await writeFile(join(folder, 'package.json'), JSON.stringify(bad))
  const packages = { '': bad, 'node_modules/minimist': { version: '0.0.8' } }
  const lock = { ...{ name: 'bad', version: '1.0.0', lockfileVersion: 3, requires: true }, packages }
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock))
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const bytes = Buffer.concat(parts)
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
      const isBulk = request.url === '/-/npm/v1/security/advisories/bulk'
      const { status, body } = isBulk
        ? answer(JSON.parse(String(text)) as Record<string, string[]>)
        : { status: 404, body: '{}' }
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

async function audit(registry: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const more = ['--registry', registry, '--fetch-retries', '0', '--cache', join(folder, 'cache'), ...args]
  return promisify(execFile)(process.execPath, ['scripts/audit.mjs', ...more]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      said: stdout + stderr,
    }),
  )
}

test('fails and names the package where one with a grave hole is shipped', async () => {
  answer = knowing
  const { code, said } = await audit(url(), '--prefix', folder)
  expect([code, said]).toEqual([1, expect.stringMatching(/critical {2}minimist.*GHSA-xvch-5gv4-984h/)])
  expect(said).toContain('Known holes: 1, high or critical: 1')
}, 60_000)

test('passes on the product’s own packages where the registry knows nothing bad of them', async () => {
  let asked: string[] = []
  answer = (names) => {
    asked = Object.keys(names)
    return knowing(names)
  }
  const { code, said } = await audit(url())
  expect([code, said]).toEqual([0, expect.stringContaining('Known holes: 0')])
  expect(asked).toEqual(expect.arrayContaining(['better-auth', 'express', 'pg']))
}, 60_000)

test.each([
  ['does not answer audits', 405, ''],
  ['is out of order', 503, '<html>out of order</html>'],
  ['answers nonsense', 200, '<html>welcome</html>'],
])(
  'says clearly that nothing was checked where the registry %s',
  async (_what, status, body) => {
    answer = () => ({ status, body })
    const { code, said } = await audit(url(), '--prefix', folder)
    expect([code, said]).toEqual([0, expect.stringContaining('nothing was checked')])
  },
  60_000,
)

test('says so where the registry is not there at all', async () => {
  const { code, said } = await audit('http://127.0.0.1:9/', '--prefix', folder)
  expect([code, said]).toEqual([0, expect.stringContaining('nothing was checked')])
}, 60_000)

test('fails where npm cannot ask: a folder without a lock file', async () => {
  const empty = await mkdtemp(join(folder, 'empty-'))
  await writeFile(join(empty, 'package.json'), '{"name":"x","version":"1.0.0"}')
  const { code, said } = await audit(url(), '--prefix', empty)
  expect([code, said]).toEqual([2, expect.stringContaining('ENOLOCK')])
}, 60_000)

test.each([
  ['', { broken: 'no JSON' }],
  ['npm error', { broken: 'no JSON' }],
  ['{"metadata":', { broken: 'no JSON' }],
  ['null', { broken: 'no JSON' }],
  ['[]', { broken: 'no JSON' }],
  ['{}', { broken: 'no counts' }],
  ['{"metadata":{"vulnerabilities":{}}}', { broken: 'no counts' }],
  ['{"metadata":{"vulnerabilities":{"total":"0"}}}', { broken: 'no counts' }],
  ['{"metadata":{"vulnerabilities":{"high":-1,"total":1}}}', { broken: 'no counts' }],
  ['{"error":{"code":"ENOLOCK"}}', { broken: 'ENOLOCK' }],
  ['{"message":"405","error":{"summary":""}}', { silent: '405' }],
  ['{"metadata":{"vulnerabilities":{"total":0}}}', { holes: [], total: 0, severe: 0 }],
])('what npm wrote, %s, is read as it is meant, and nonsense never as clean', (text, read) => {
  expect(readAudit(text)).toEqual(read)
})
