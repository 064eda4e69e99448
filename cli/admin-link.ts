import { Command } from 'commander'
import { readConfig } from '../config.js'
import { linkAddress, linkToken, putDownLink } from '../db/links.js'
import { openPool } from '../db/pool.js'
import { setUpNotice } from './up/command.js'

/**
 * `wian admin-link`: a one-time link that makes an administrator. Whoever holds the database owner's login and the secret
 * may have one at any time: for the first start of a server of one's own, and when every administrator is gone.
 */
export const adminLinkCommand = (): Command =>
  new Command('admin-link')
    .description('ลิงก์สร้างผู้ดูแลระบบ ใช้ได้ครั้งเดียว · a link that makes an administrator, once')
    .action(async () => {
      const { databaseUrl, tokenSecret: secret, publicUrl } = readConfig()
      const pool = openPool(databaseUrl, { max: 1 })
      try {
        const linkId = await putDownLink(pool, { secret, purpose: 'setUp' })
        console.log(setUpNotice(linkAddress(publicUrl, 'setUp', linkToken(secret, linkId))))
      } finally {
        await pool.end()
      }
    })
