import { Command } from 'commander'
import { colours as pc } from './colours.js'
import { readConfig } from '../config.js'
import { breachWords } from '../db/breach-words.js'
import { openPool } from '../db/pool.js'
import { verifyChains, type Verification } from '../db/verify.js'
import { EXIT } from './exit.js'

/** `wian verify`: walks the record itself, not through the API, so that it also says what a changed API would hide. */
export const verifyCommand = (): Command =>
  new Command('verify')
    .description('ตรวจห่วงโซ่แฮชของทุกเรื่องหรือเรื่องเดียว · check the hash chain of every case, or of one')
    .argument('[case]', 'รหัสเรื่อง เช่น circular/<id> · id of one case')
    .option('--json', 'พิมพ์เป็น JSON · print JSON')
    .action(async (caseId: string | undefined, { json }: { json?: boolean }) => {
      const found = await verifyRecord(caseId)
      console.log(json ? JSON.stringify(found, null, 2) : textOf(found))
      process.exitCode =
        found.cases === 0 && caseId ? EXIT.notFound : found.breaches.length > 0 ? EXIT.error : EXIT.ok
    })

/** Walks the record of the database that the settings name. */
export async function verifyRecord(caseId?: string): Promise<Verification> {
  const pool = openPool(readConfig().appDatabaseUrl, { max: 1 })
  try {
    return await verifyChains(pool, caseId)
  } finally {
    await pool.end()
  }
}

function textOf({ cases, events, breaches }: Verification): string {
  const checked = `${cases} เรื่อง ${events} เหตุการณ์ · ${cases} cases, ${events} events`
  if (breaches.length === 0) return `${pc.green('✓')} บันทึกครบถ้วน · the record is whole: ${checked}`
  const lines = breaches.map((breach) => {
    const { th, en } = breachWords(breach)
    return `${pc.red('✗')} ${th}\n  ${en}`
  })
  return [...lines, pc.dim(`  ${checked}`)].join('\n')
}
