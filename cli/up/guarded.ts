import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { GuardOrder } from './guard.js'

const isWindows = process.platform === 'win32'

/**
 * Starts a Node program of the built product with a channel to this process; what it writes goes to the log file.
 * It gets a process group of its own, so that Ctrl-C on the terminal reaches only the supervisor, which stops in order.
 */
export function spawnScript(
  script: string,
  { args = [], env, logFile }: { args?: readonly string[]; env: NodeJS.ProcessEnv; logFile: string },
): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a')
  try {
    return spawn(process.execPath, ['--enable-source-maps', script, ...args], {
      env,
      stdio: ['ignore', log, log, 'ipc'],
      detached: !isWindows,
      windowsHide: true,
    })
  } finally {
    closeSync(log)
  }
}

/** Starts a native program behind its guard. The guard's first message is the program's pid. */
export function spawnGuarded(distDir: string, order: GuardOrder, logFile: string): ChildProcess {
  const env = { PATH: order.env['PATH'] }
  return spawnScript(join(distDir, 'cli', 'up', 'guard.js'), { args: [JSON.stringify(order)], env, logFile })
}
