import { spawnSync } from 'node:child_process'
import { projectDir } from './lib/paths.mjs'

/**
 * Asks the registry for known holes in the packages of the lock file. Ends with 1 where one is high or critical in what is
 * shipped; with 0 and a word where the registry does not answer such questions (many mirrors do not).
 */
function audit(args) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { stdout, error } = spawnSync(npm, ['audit', '--json', ...args], {
    ...{ cwd: projectDir, encoding: 'utf8', maxBuffer: 2 ** 26, shell: process.platform === 'win32' },
  })
  const report = error ? undefined : read(stdout)
  if (!report?.metadata?.vulnerabilities) {
    console.log(
      'คลังแพ็กเกจไม่ตอบคำถามเรื่องช่องโหว่ จึงไม่ได้ตรวจ / The registry does not answer audits: nothing was checked',
    )
    return 0
  }
  for (const { name, severity, via, fixAvailable } of Object.values(report.vulnerabilities ?? {})) {
    const reasons = via.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url}`))
    console.log(`${severity}  ${name}${fixAvailable ? ' (npm audit fix)' : ''}: ${reasons.join('; ')}`)
  }
  const { high = 0, critical = 0, total = 0 } = report.metadata.vulnerabilities
  console.log(
    `ช่องโหว่ที่ทราบ ${total} ร้ายแรง ${high + critical} / Known holes: ${total}, high or critical: ${high + critical}`,
  )
  return high + critical > 0 ? 1 : 0
}

function read(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

process.exitCode = audit(process.argv.slice(2))
