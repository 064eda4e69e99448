import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStack } from '../../cli/up/stack.js'
import type { Role } from '../../domain/case.js'
import { instantAt } from '../../domain/time.js'
import { tallyOf, tallyTable, type Tally } from './tally.js'
import { buildTown, type Town, type Townsman } from './town.js'

/** What a campaign is run with. */
export type CampaignOptions = {
  /** Which roles; all when absent. */
  readonly roles?: readonly Role[]
  /** Generated requests for each operation and role. */
  readonly examples: string
  readonly phases: string
  readonly seed: string
  /** Keeps the home folder, with logs and reports, also where nothing was found. */
  readonly keep: boolean
  /** Handed on to `st run`. */
  readonly more: readonly string[]
}

/** Far more than any campaign asks in a minute: what is looked at is answers, not limits. */
const NO_LIMITS = Object.fromEntries(
  ['READS', 'WRITES', 'EXPORTS', 'PUBLIC'].map((name) => [`WIAN_LIMIT_${name}`, '9999999']),
)

const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
].join(',')

/**
 * Streams never end by themselves, and who signs out is signed out for the rest of the campaign. Uploads are a protocol of
 * their own, asked in test/api/uploads-rights.test.ts and test/api/files.test.ts; the sign-in library in test/api/sign-in*.
 */
const LEFT_OUT = '/events$|/me/sign-out$|/me/password$|/me/sessions/|/uploads|^/api/auth/'
/** Where wrong guesses are counted, and make everybody of the address wait: asked last, after all have signed in. */
const GUESSES = '/v1/sign-in/|/me/confirm$'

/** Starts a stack, fills it, and lets schemathesis ask as each role. Returns the exit code: 0 where nothing was found. */
export async function runCampaign(options: CampaignOptions): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'wian-fuzz-'))
  const env = { ...process.env, ...NO_LIMITS, WIAN_LOG_LEVEL: 'warn' }
  const stack = await startStack({ home, env, rehearsalFrom: instantAt('2023-11-20', '08:30') })
  const tallies: Tally[] = []
  let isClean = false
  try {
    const url = stack.addresses['api'] ?? ''
    const town = await buildTown(url, stack.setUpLink ?? '')
    const roles = options.roles ?? [...town.people.keys()]
    const paths = (guesses: boolean) => (role: Role) => ({ url, home, town, role, guesses })
    for (const one of [...roles.map(paths(false)), ...roles.slice(0, 1).map(paths(true))])
      tallies.push(await tallied(one, options))
    isClean = tallies.every(({ failures }) => failures === 0)
  } finally {
    await stack.stop()
    if (isClean && !options.keep) await rm(home, { recursive: true, force: true })
    else console.log(home)
    console.log(tallyTable(tallies))
  }
  return isClean ? 0 : 1
}

type Attack = {
  readonly url: string
  readonly home: string
  readonly town: Town
  readonly role: Role
  /** Only the addresses where guesses are counted, or all others. */
  readonly guesses: boolean
}

async function tallied(one: Attack, options: CampaignOptions): Promise<Tally> {
  const began = Date.now()
  const part = `${one.role}${one.guesses ? ' (guesses)' : ''}`
  const report = join(one.home, `${one.role}${one.guesses ? '-guesses' : ''}.ndjson`)
  // What dies before its first line has written nothing: that counts as a failure too.
  await writeFile(report, '')
  const code = await attack(one, report, options)
  const seconds = Math.round((Date.now() - began) / 1000)
  const tally = await tallyOf(report, { part, code, seconds })
  const found = tally.failures === 0 ? 'ไม่พบ / nothing found' : 'พบ / found'
  console.log(`${part}: ${found}, ${seconds} s`)
  return tally
}

async function attack(
  { url, home, town, role, guesses }: Attack,
  report: string,
  options: CampaignOptions,
): Promise<number> {
  const { authorization } = guesses ? (town.people.get(role) as Townsman) : await town.signIn(role)
  const file = join(home, `schemathesis-${role}.toml`)
  await writeFile(file, settingsOf(town, authorization), { mode: 0o600 })
  const args = [
    ...['--config-file', file, 'run', `${url}/api/openapi.json`, '--checks', CHECKS],
    ...['--phases', options.phases, '--max-examples', options.examples, '--seed', options.seed],
    // It cannot make workbooks; test/fuzz/contract.test.ts and test/api/form-xlsx.test.ts send some that are none.
    ...['--exclude-operation-id', 'postSubmissionsFormXlsx'],
    ...(guesses ? ['--include-path-regex', GUESSES] : ['--exclude-path-regex', `${LEFT_OUT}|${GUESSES}`]),
    ...['--continue-on-failure', '--no-color', '--warnings', 'off'],
    ...['--generation-database', 'none', '--request-timeout', '30', '--suppress-health-check', 'all'],
    ...['--report', 'ndjson', '--report-ndjson-path', report],
    ...options.more,
  ]
  // Whatever it writes of its own accord stays in the folder of the run.
  const env = { ...process.env, HOME: home, PYTHONUTF8: '1' }
  const schemathesis = spawn(process.env['SCHEMATHESIS_PATH'] ?? 'schemathesis', args, {
    ...{ env, cwd: home, stdio: 'inherit' },
  })
  const [code] = (await once(schemathesis, 'close')) as [number | null]
  return code ?? 1
}

/** The names that the town knows are tried often, made-up ones now and then; the sign-in stays off the command line. */
function settingsOf({ known }: Town, authorization: string): string {
  const names = Object.keys(known)
  return [
    '[headers]',
    `Authorization = ${JSON.stringify(authorization)}`,
    '[parameters]',
    ...names.map((name) => `"path.${name}" = { dictionary = "${name}", probability = 0.7 }`),
    '[dictionaries]',
    ...names.map((name) => `${name} = { values = ${JSON.stringify(known[name])} }`),
  ].join('\n')
}
