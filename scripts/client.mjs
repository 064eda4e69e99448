import { writeFile } from 'node:fs/promises'
import { register } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import openapiTS, { astToString } from 'openapi-typescript'
import { projectDir } from './lib/paths.mjs'

/** `npm run client [-- --out DIR]`: writes the types of the API, from its routes, into clients/typescript. */
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(projectDir, 'clients', 'typescript') } },
})
register('../test/bench/ts-hooks.mjs', import.meta.url)
const { openApiDocument } = await import('../api/openapi/document.ts')
const { ROUTES } = await import('../api/routes/index.ts')
const document = JSON.parse(JSON.stringify(openApiDocument(ROUTES)))
await writeFile(join(values.out, 'schema.d.ts'), astToString(await openapiTS(document)))
