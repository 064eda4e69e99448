import { basename } from 'node:path'
import { Command } from 'commander'
import { importFile, type ImportOptions } from './import-file.js'
import { withSession } from './session.js'

/** `wian calendar import <file>`: adopts a CSV file of holidays as the next version of the working-day calendar. */
export function calendarCommand(): Command {
  const command = new Command('calendar').description('ปฏิทินวันทำการ · the calendar of working days')
  const importing = withSession(new Command('import'))
    .description('นำเข้าวันหยุดจากแฟ้ม CSV · adopt a CSV file of holidays')
    .argument('<file>', 'แฟ้ม CSV · CSV file')
    .option('--dry-run', 'ดูก่อน ไม่เปลี่ยนแปลงอะไร · look only, change nothing')
    .option('-y, --yes', 'ยืนยัน · yes, this is meant')
    .action((file: string, options: ImportOptions) =>
      importFile('/calendars/imports', file, { ...options, query: { source: basename(file) } }),
    )
  return command.addCommand(importing)
}
