import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { projectFolder } from './project-folder.js'

/** Any number will do, as long as it is always this one: two migrations at once wait for each other. */
const LOCK = 2_566_112_1

/**
 * Brings a database to the newest schema: the numbered files of db/migrations, each once, in one transaction each.
 * Safe to run twice and many times at once. `url` must name a login that may create tables and roles.
 */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migration (name text primary key, at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const done = new Set(rows.map((row) => row.name))
    const applied = []
    for (const { name, sql } of await readMigrations()) {
      if (done.has(name)) continue
      await client.query(`begin;\n${sql}\n;insert into migration (name) values ('${name}');commit`)
      applied.push(name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

async function readMigrations(): Promise<{ name: string; sql: string }[]> {
  const folder = projectFolder('db', 'migrations')
  const names = (await readdir(folder)).filter((name) => /^\d{3}-.*\.sql$/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(`${folder}/${name}`, 'utf8') })))
}
