import { Command } from 'commander'
import { colours as pc } from './colours.js'
import { readConfig } from '../config.js'
import { CHECKS } from './doctor/checks.js'
import type { Finding } from './doctor/finding.js'
import { EXIT } from './exit.js'

const SIGNS = { well: pc.green('✓'), warning: pc.yellow('!'), ill: pc.red('✗') } as const

/** `wian doctor`: looks over the machine and says how to mend what is wrong; ends with 1 when something is. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('ตรวจเครื่องและบอกวิธีแก้ · look over this machine and say how to mend what is wrong')
    .option('--json', 'พิมพ์เป็น JSON · print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const config = readConfig()
      const findings = await Promise.all(CHECKS.map((check) => check(config)))
      console.log(json ? JSON.stringify(findings, null, 2) : findings.map(textOf).join('\n'))
      process.exitCode = findings.some(({ state }) => state === 'ill') ? EXIT.error : EXIT.ok
    })

function textOf({ state, what, seen, mend }: Finding): string {
  const advice = mend ? `\n      ${mend.th}\n      ${mend.en}` : ''
  return `  ${SIGNS[state]} ${pc.bold(what)} ${pc.dim(seen)}${advice}`
}
