import { Command } from 'commander'
import { importFile, type ImportOptions } from './import-file.js'
import { withSession } from './session.js'

/** `wian offices import <file>`: brings the directory to a CSV file, after a look at what that would change. */
export function officesCommand(): Command {
  const command = new Command('offices').description('ทำเนียบหน่วยงาน · the directory of offices')
  const importing = withSession(new Command('import'))
    .description('นำเข้าทำเนียบจากแฟ้ม CSV · bring the directory to a CSV file')
    .argument('<file>', 'แฟ้ม CSV · CSV file')
    .option('--dry-run', 'ดูก่อน ไม่เปลี่ยนแปลงอะไร · look only, change nothing')
    .option('--on <day>', 'วันที่มีผล ปปปป-ดด-วว · day from which it holds, YYYY-MM-DD')
    .option('-y, --yes', 'ยืนยัน · yes, this is meant')
    .action((file: string, options: ImportOptions & { on?: string }) =>
      importFile('/offices/imports', file, { ...options, query: options.on ? { on: options.on } : {} }),
    )
  return command.addCommand(importing)
}
