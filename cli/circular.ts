import { Command } from 'commander'
import { applyCommand, planCommand } from './circular/plan.js'
import { closeCommand, extendCommand, launchCommand, recallCommand, remindCommand } from './circular/acts.js'

/** `wian circular …`: plan, apply, launch, remind, extend, recall, close, over the HTTP API and with its rights. */
export function circularCommand(): Command {
  const command = new Command('circular').description('หนังสือเวียน · circulars')
  const parts = [
    planCommand,
    applyCommand,
    launchCommand,
    remindCommand,
    extendCommand,
    recallCommand,
    closeCommand,
  ]
  for (const make of parts) command.addCommand(make())
  return command
}
