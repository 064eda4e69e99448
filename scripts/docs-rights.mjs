import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { projectDir } from './lib/paths.mjs'
import { main, setUp } from './setup.mjs'

/** Writes docs/rights.md from the policy and the routes. */
await main(async () => {
  await setUp()
  const { rightsPage } = await import('../dist/api/openapi/rights.js')
  const { ROUTES } = await import('../dist/api/routes/index.js')
  const file = join(projectDir, 'docs', 'rights.md')
  await writeFile(file, await format(rightsPage(ROUTES), { ...(await resolveConfig(file)), filepath: file }))
  return 0
})
