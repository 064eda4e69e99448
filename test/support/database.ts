import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../db/migrate.js'
import { seedDirectory } from '../../db/seed.js'

/** What databases are cloned from, each filled once per run from the one before it. */
const TEMPLATES = {
  wian_migrated: { from: 'template1', fill: migrate },
  wian_seeded: { from: 'wian_migrated', fill: seedDirectory },
} as const
type Template = keyof typeof TEMPLATES
const LOCK = 730_001

/** A migrated, empty database of one test file: its owner's address, and how to drop it. */
export type FreshDatabase = { readonly url: string; drop(): Promise<void> }

/** Makes a database by cloning: some 50 ms. It is empty, or has the directory and the calendar of data/. */
export async function freshDatabase({ isSeeded = false } = {}): Promise<FreshDatabase> {
  const name = `wian_${randomBytes(6).toString('hex')}`
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [LOCK]) // jest's workers come here at the same time
    const template = await ensureTemplate(admin, isSeeded ? 'wian_seeded' : 'wian_migrated')
    await admin.query('select pg_advisory_unlock($1)', [LOCK])
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return {
    url: urlOf(name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  }
}

/** An empty database without any tables, for tests of the migrations themselves. */
export async function bareDatabase(): Promise<FreshDatabase> {
  const name = `wian_bare_${randomBytes(6).toString('hex')}`
  await asAdmin(async (admin) => void (await admin.query(`create database ${name}`)))
  return {
    url: urlOf(name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database ${name} with (force)`))),
  }
}

async function ensureTemplate(admin: pg.Client, name: Template): Promise<Template> {
  const ready = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (ready.rowCount !== 0) return name
  const { from, fill } = TEMPLATES[name]
  if (from !== 'template1') await ensureTemplate(admin, from)
  await admin.query(`drop database if exists ${name}_draft`)
  await admin.query(`create database ${name}_draft template ${from}`)
  await fill(urlOf(`${name}_draft`))
  await admin.query(`alter database ${name}_draft rename to ${name}`)
  return name
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(name: string): string {
  const given = process.env['WIAN_TEST_DATABASE_URL']
  if (!given) throw new Error('jest must run with its global set-up: WIAN_TEST_DATABASE_URL is missing')
  const url = new URL(given)
  url.pathname = `/${name}`
  return url.href
}
