import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const NOBODY = 65_534

type Ids = { readonly uid: number; readonly gid: number }

/** How this process may run PostgreSQL's programs, which refuse root. */
export type Runner = {
  readonly prefix: readonly string[]
  /** Whose the data folder is; absent when it is this process's own user. */
  readonly owner?: Ids
}

/** Finds out by trying: plainly; as another user when this is root; as that user with the right to pass closed folders. */
export async function findRunner(dataDir: string, initdb: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const user = await userFor(dataDir)
  const direct: Runner = { prefix: [], owner: user }
  // A clone under a folder that only root may enter (/root, mktemp -d): the capability opens the way, not the folder.
  const passing = ['dac_read_search', 'dac_override'].map((capability) => withCapability(user, capability))
  for (const runner of [direct, ...passing]) {
    const tries = [
      runAs(runner, initdb, ['--version']),
      runAs(runner, 'sh', ['-c', 'cd "$1"', 'sh', dirname(dataDir)]),
    ]
    const works = (await Promise.allSettled(tries)).every(({ status }) => status === 'fulfilled')
    if (works) return runner
  }
  throw new Error(
    `PostgreSQL ไม่ทำงานในนามของ root และผู้ใช้ ${user.uid} เข้าถึงโฟลเดอร์ของโปรแกรมไม่ได้: ย้ายโฟลเดอร์ หรือใช้บัญชีผู้ใช้ธรรมดา หรือกำหนด DATABASE_URL\n` +
      `PostgreSQL refuses to run as root, and user ${user.uid} cannot reach this folder: move the clone, use an ordinary account, or set DATABASE_URL`,
  )
}

/** The owner of the data folder; else the user postgres, made when that is possible; else nobody. */
async function userFor(dataDir: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(dataDir).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const id = async (flag: string): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout)
  const postgres = async () => ({ uid: await id('-u'), gid: await id('-g') })
  return postgres()
    .catch(() => run('useradd', ['--system', '--user-group', 'postgres']).then(postgres))
    .catch(() => ({ uid: NOBODY, gid: NOBODY }))
}

/** setpriv is part of Linux (util-linux); where it is missing, trying it fails and the next way is tried. */
const withCapability = (owner: Ids, capability: string): Runner => ({
  owner,
  prefix: [
    'setpriv',
    '--securebits=+no_setuid_fixup',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=+${capability}`,
  ],
})

/** Runs a program to its end as the runner says. */
export async function runAs(runner: Runner, program: string, args: readonly string[]): Promise<void> {
  const [command = program, ...rest] = [...runner.prefix, program, ...args]
  await run(command, rest, { ...spawnIds(runner), env: nativeEnv(), cwd: '/' })
}

/** The user to start a process as: with a prefix (setpriv) the prefix changes it. */
export const spawnIds = ({ prefix, owner }: Runner): Partial<Ids> =>
  prefix.length === 0 && owner ? owner : {}

/** What a native program needs of this process's environment, and a fixed language for its messages. */
export const nativeEnv = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
})
