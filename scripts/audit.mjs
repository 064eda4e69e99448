import { spawnSync } from 'node:child_process'
import { readAudit } from './lib/audit-report.mjs'
import { projectDir } from './lib/paths.mjs'

/**
 * `npm run audit [-- --prefix DIR --registry URL]`: asks the registry for known holes in the packages of the lock file.
 * Ends with 1 where one is high or critical in what is shipped; with 2 where npm could not ask; with 0 and a word where the
 * registry does not answer such questions (many mirrors do not).
 */
function audit(args) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { stdout, error } = spawnSync(npm, ['audit', '--json', ...args], {
    ...{ cwd: projectDir, encoding: 'utf8', maxBuffer: 2 ** 26, shell: process.platform === 'win32' },
  })
  const { holes, total, severe, silent, broken } = error ? { broken: error.message } : readAudit(stdout)
  if (broken !== undefined) {
    console.error(`ตรวจไม่ได้: ${broken} / npm could not ask for known holes: ${broken}`)
    return 2
  }
  if (silent !== undefined) {
    console.log(
      `คลังแพ็กเกจไม่ตอบคำถามเรื่องช่องโหว่ จึงไม่ได้ตรวจ (${silent}) / The registry does not answer audits: nothing was checked`,
    )
    return 0
  }
  for (const { severity, name, hasFix, reasons } of holes)
    console.log(`${severity}  ${name}${hasFix ? ' (npm audit fix)' : ''}: ${reasons.join('; ')}`)
  console.log(`ช่องโหว่ที่ทราบ ${total} ร้ายแรง ${severe} / Known holes: ${total}, high or critical: ${severe}`)
  return severe > 0 ? 1 : 0
}

process.exitCode = audit(process.argv.slice(2))
