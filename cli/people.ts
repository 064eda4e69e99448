import { Command } from 'commander'
import { importFile, type ImportOptions } from './import-file.js'
import { withSession } from './session.js'

/** `wian people import <file>`: enters people and their assignments from a CSV file, after a look at what that would do. */
export function peopleCommand(): Command {
  const command = new Command('people').description('บุคคลและตำแหน่ง · people and their assignments')
  const importing = withSession(new Command('import'))
    .description('นำเข้าบุคคลและตำแหน่งจากแฟ้ม CSV · enter people and assignments from a CSV file')
    .argument('<file>', 'แฟ้ม CSV · CSV file')
    .option('--dry-run', 'ดูก่อน ไม่เปลี่ยนแปลงอะไร · look only, change nothing')
    .option('-y, --yes', 'ยืนยัน · yes, this is meant')
    .action((file: string, options: ImportOptions) =>
      importFile('/people/imports', file, { ...options, query: {} }),
    )
  return command.addCommand(importing)
}
