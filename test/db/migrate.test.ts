import pg from 'pg'
import { migrate } from '../../db/migrate.js'
import { bareDatabase } from '../support/database.js'

async function tablesOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

test('a database migrated twice is as if migrated once', async () => {
  const database = await bareDatabase()
  try {
    const { applied } = await migrate(database.url)
    expect(applied[0]).toBe('001-foundation.sql')
    const tables = await tablesOf(database.url)
    expect(await migrate(database.url)).toEqual({ applied: [] })
    expect(await tablesOf(database.url)).toEqual(tables)
  } finally {
    await database.drop()
  }
})

test('twenty processes that migrate at once apply each file exactly once', async () => {
  const database = await bareDatabase()
  try {
    const runs = await Promise.all(Array.from({ length: 20 }, () => migrate(database.url)))
    const applied = runs.flatMap((run) => run.applied)
    expect(applied.length).toBeGreaterThan(1)
    expect(new Set(applied).size).toBe(applied.length)
    expect(await tablesOf(database.url)).toEqual(expect.arrayContaining(['event', 'mail', 'submission']))
  } finally {
    await database.drop()
  }
})
