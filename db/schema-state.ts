import { readdir } from 'node:fs/promises'
import type { Database } from './pool.js'
import { projectFolder } from './project-folder.js'

/** Whether every migration that this version of the product brings has been applied. */
export async function isSchemaCurrent(db: Database): Promise<boolean> {
  const names = (await readdir(projectFolder('db', 'migrations'))).filter((name) =>
    /^\d{3}-.*\.sql$/.test(name),
  )
  const { rows } = await db.query<{ missing: number }>(
    'select count(*)::int as missing from unnest($1::text[]) as n (name) where name not in (select name from migration)',
    [names],
  )
  return rows[0]?.missing === 0
}
