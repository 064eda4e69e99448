import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../db/migrate.js'

const TEMPLATE = 'wian_template'
const LOCK = 730_001

/** A migrated, empty database of one test file: its owner's address, and how to drop it. */
export type FreshDatabase = { readonly url: string; drop(): Promise<void> }

/** Makes a database by cloning one that is migrated once per run; some 50 ms. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `wian_${randomBytes(6).toString('hex')}`
  await asAdmin(async (admin) => {
    await ensureTemplate(admin)
    await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`)
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

async function ensureTemplate(admin: pg.Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [LOCK]) // jest's workers come here at the same time
  const ready = await admin.query('select 1 from pg_database where datname = $1', [TEMPLATE])
  if (ready.rowCount === 0) {
    await admin.query(`drop database if exists ${TEMPLATE}_draft`)
    await admin.query(`create database ${TEMPLATE}_draft`)
    await migrate(urlOf(`${TEMPLATE}_draft`))
    await admin.query(`alter database ${TEMPLATE}_draft rename to ${TEMPLATE}`)
  }
  await admin.query('select pg_advisory_unlock($1)', [LOCK])
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
