import { Command } from 'commander'
import { readConfig } from '../config.js'
import { migrate } from '../db/migrate.js'
import { seedDirectory } from '../db/seed.js'
import { temporalServer } from './up/temporal-address.js'
import { ensureNamespace } from './up/temporal.js'

/** `wian migrate`: what `wian up` does by itself before the parts start, for servers of one's own. */
export const migrateCommand = (): Command =>
  new Command('migrate')
    .description('ปรับโครงสร้างฐานข้อมูลและ Temporal ให้เป็นรุ่นนี้ · bring database and Temporal to this version')
    .option('--no-seed', 'ไม่เติมทำเนียบสำนักงานและปฏิทิน · leave an empty directory empty')
    .action(async ({ seed }: { seed: boolean }) => {
      const config = readConfig()
      const { applied } = await migrate(config.databaseUrl)
      console.log(applied.length > 0 ? applied.join('\n') : 'ฐานข้อมูลเป็นรุ่นนี้อยู่แล้ว · the database is up to date')
      if (seed) await seedDirectory(config.databaseUrl)
      await ensureNamespace(await temporalServer(config), config.temporalNamespace)
      console.log(`Temporal: ${config.temporalNamespace} @ ${config.temporalAddress}`)
    })
