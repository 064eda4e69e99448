import { spawn } from 'node:child_process'

const TAIL = 4_000
const LOOK_AGAIN_MS = 500

/**
 * Runs a command to its end and gives what it wrote to stdout.
 * @throws Error with the last lines that the command wrote, or "not found" when there is no such command
 */
export function run(command, args, { cwd, env = process.env, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && !command.endsWith('.exe')
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let stdout = ''
    let tail = ''
    const hear = (chunk) => {
      tail = (tail + chunk).slice(-TAIL)
      onLine?.(String(chunk).trim().split('\n').at(-1) ?? '')
    }
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      hear(chunk)
    })
    child.stderr.on('data', hear)
    child.on('error', (failure) =>
      reject(failure.code === 'ENOENT' ? new Error(`${command}: not found`) : failure),
    )
    child.on('close', (code, signal) =>
      code === 0
        ? resolve(stdout)
        : reject(new Error(`${command} ${args[0] ?? ''} ended with ${signal ?? code}\n${tail.trim()}`)),
    )
  })
}

/**
 * Runs a command on this terminal; gives its exit code. It ends with this process, however that ends: a request to stop is
 * passed on, and the channel tells it when this process was killed.
 */
export function hand(command, args, { env = process.env, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
    // A terminal sends Ctrl-C to both; a service manager only to this process. Either way the child ends first.
    const pass = () => child.kill('SIGTERM')
    const ignore = () => {}
    process.on('SIGTERM', pass).on('SIGHUP', pass).on('SIGINT', ignore)
    const watch = setInterval(() => isOrphan() && pass(), LOOK_AGAIN_MS)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      process.off('SIGTERM', pass).off('SIGHUP', pass).off('SIGINT', ignore)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** npm runs scripts in a shell that dies of SIGTERM without passing it on: what it started sees only its parent change. */
const parent = process.ppid
const isOrphan = () => Boolean(process.env.npm_lifecycle_event) && process.ppid !== parent
