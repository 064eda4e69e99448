import { readFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { rightsPage } from '../../api/openapi/rights.js'
import { ROUTES } from '../../api/routes/index.js'

test('the page of rights says what the policy and the routes say: npm run docs:rights', async () => {
  const file = 'docs/rights.md'
  const page = await format(rightsPage(ROUTES), { ...(await resolveConfig(file)), filepath: file })
  expect(await readFile(file, 'utf8')).toBe(page)
})
