import { userInfo } from 'node:os'
import { Option, type Command } from 'commander'
import { readConfig } from '../config.js'
import type { Role } from '../domain/case.js'
import { ApiRefusal, apiOf, type PersonalApi } from './api-client.js'
import { CliFailure, EXIT, type ExitCode } from './exit.js'

/** Who uses a command, and how it prints. */
export type SessionOptions = {
  readonly as: Role
  readonly office: string
  readonly person: string
  readonly output: OutputFormat
}

/** How a command prints what it found. */
export type OutputFormat = 'table' | 'json' | 'csv'

const ROLES: readonly Role[] = [
  'officer',
  'checker',
  'signer',
  'registrar',
  'districtOfficer',
  'director',
  'administrator',
]

/** Adds the options that say who acts and how it prints. */
export function withSession(command: Command, role: Role): Command {
  return command
    .addOption(
      new Option('--as <role>', 'บทบาทของผู้ใช้ · role of the person').choices([...ROLES]).default(role),
    )
    .option('--office <code>', 'หน่วยงานของผู้ใช้ · office of the person', 'C0001')
    .option('--person <id>', 'รหัสผู้ใช้ · id of the person', `cli-${userInfo().username}`)
    .addOption(
      new Option('-o, --output <format>', 'รูปแบบผลลัพธ์ · format')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
}

/** Signs the person in with the running stack of this machine. @throws CliFailure outside the embedded mode */
export function openSession({ as: role, office: officeCode, person: personId }: SessionOptions): PersonalApi {
  const config = readConfig()
  if (config.mode !== 'embedded')
    throw new CliFailure(
      'คำสั่งนี้ยังใช้ได้เฉพาะระบบบนเครื่องนี้ / this command works with the stack of this machine only, so far',
    )
  return apiOf({ url: config.publicUrl, secret: config.tokenSecret }, { personId, officeCode, role })
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
  if (status === 409 || status === 412) return EXIT.conflict
  return EXIT.error
}

/** Ends an act that cannot be taken back unless the person has said `--yes`; `what` tells what would happen. */
export function needYes(yes: boolean | undefined, what: { readonly th: string; readonly en: string }): void {
  if (yes) return
  throw new CliFailure(`${what.th} หากแน่ใจให้เติม --yes\n${what.en}. Add --yes if that is meant`, EXIT.usage)
}
