import { Option, type Command } from 'commander'
import { readConfig } from '../config.js'
import { ApiRefusal, apiOf, type PersonalApi } from './api-client.js'
import { CliFailure, EXIT, type ExitCode } from './exit.js'
import { keptSignIn } from './sign-in/keep.js'

/** How a command prints. */
export type SessionOptions = { readonly output: OutputFormat }

/** How a command prints what it found. */
export type OutputFormat = 'table' | 'json' | 'csv'

/** Adds the option that says how the command prints. */
export function withSession(command: Command): Command {
  return command.addOption(
    new Option('-o, --output <format>', 'รูปแบบผลลัพธ์ · format')
      .choices(['table', 'json', 'csv'])
      .default('table'),
  )
}

/** The API for the person who has signed in, or for the machine whose token WIAN_TOKEN holds. @throws CliFailure */
export async function openSession(): Promise<PersonalApi> {
  const config = readConfig()
  const bearer = config.token ?? (await keptSignIn(config))?.bearer
  if (bearer === undefined)
    throw new CliFailure('ลงชื่อเข้าใช้ก่อนด้วย wian sign-in / sign in first: wian sign-in', EXIT.usage)
  return apiOf({ url: config.publicUrl, bearer: () => Promise.resolve(bearer) })
}

/** Runs a command's work; a refusal of the API ends it with the exit code for its kind. */
export async function orExplain(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (failure) {
    if (failure instanceof ApiRefusal) throw new CliFailure(failure.message, exitCodeOf(failure.status))
    throw failure
  }
}

function exitCodeOf(status: number): ExitCode {
  if (status === 404) return EXIT.notFound
  if ([409, 410, 412].includes(status)) return EXIT.conflict
  return EXIT.error
}

/** Ends an act that cannot be taken back unless the person has said `--yes`; `what` tells what would happen. */
export function needYes(yes: boolean | undefined, what: { readonly th: string; readonly en: string }): void {
  if (yes) return
  throw new CliFailure(`${what.th} หากแน่ใจให้เติม --yes\n${what.en}. Add --yes if that is meant`, EXIT.usage)
}
