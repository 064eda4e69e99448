import { Command, CommanderError } from 'commander'
import { adminLinkCommand } from './admin-link.js'
import { colours as pc } from './colours.js'
import { ConfigError } from '../config.js'
import { AgencyRefused } from '../templates/agency/refused.js'
import { calendarCommand } from './calendar.js'
import { circularCommand } from './circular.js'
import { demoCommand } from './demo/command.js'
import { doctorCommand } from './doctor.js'
import { CliFailure, EXIT, type ExitCode } from './exit.js'
import { letterCommand } from './letter.js'
import { migrateCommand } from './migrate.js'
import { officesCommand } from './offices.js'
import { peopleCommand } from './people.js'
import { scenarioCommand } from './scenario/command.js'
import { signInCommand, signOutCommand, whoamiCommand } from './sign-in/command.js'
import { statusCommand } from './status.js'
import { verifyCommand } from './verify.js'
import { upCommand } from './up/command.js'
import { PartFailure } from './up/part.js'
import { HomeTaken } from './up/stack.js'

/** The subcommands of `wian`, one file each, in the order of the help. A new one is added here and nowhere else. */
const COMMANDS: readonly (() => Command)[] = [
  upCommand,
  demoCommand,
  scenarioCommand,
  statusCommand,
  doctorCommand,
  migrateCommand,
  adminLinkCommand,
  verifyCommand,
  signInCommand,
  signOutCommand,
  whoamiCommand,
  letterCommand,
  circularCommand,
  officesCommand,
  peopleCommand,
  calendarCommand,
]

/** The whole program, ready to parse. */
export function createProgram(): Command {
  const program = new Command('wian')
    .description('เวียน – หนังสือเวียน กำหนดส่ง คณะกรรมการ และหลักฐาน · circulars, deadlines, committees, evidence')
    .version('0.1.0')
    .showHelpAfterError()
    .showSuggestionAfterError()
  for (const make of COMMANDS) program.addCommand(make())
  overrideExits(program)
  return program
}

/** Runs the program. @returns the exit code: 0 done, 1 error, 2 wrong usage, 3 not found, 4 conflict, 5 done in part */
export async function runCli(argv: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram().parseAsync([...argv], { from: 'user' })
    return (process.exitCode ?? EXIT.ok) as ExitCode
  } catch (failure) {
    return explain(failure)
  }
}

/** Failures whose message says all: a stack would only hide it. */
const PLAIN = [CliFailure, ConfigError, AgencyRefused, HomeTaken, PartFailure]

function explain(failure: unknown): ExitCode {
  if (failure instanceof CommanderError) return failure.exitCode === 0 ? EXIT.ok : EXIT.usage
  const isPlain = PLAIN.some((kind) => failure instanceof kind)
  console.error(isPlain ? pc.red((failure as Error).message) : failure)
  return failure instanceof CliFailure ? failure.exitCode : EXIT.error
}

/** Commander ends the process by itself unless each command is told not to. */
function overrideExits(command: Command): void {
  command.exitOverride()
  for (const child of command.commands) overrideExits(child)
}

// The launcher (scripts/) was killed: end as if asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
process.exitCode = await runCli(process.argv.slice(2))
