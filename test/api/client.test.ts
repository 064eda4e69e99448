import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openOffice } from './office.js'
import { central } from './people.js'

const node = (...args: string[]) =>
  promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } })

const SAMPLE = `
import { createWianClient } from './client.js'
export async function sample(): Promise<string[]> {
  const wian = createWianClient({ url: 'https://wian.example', token: 'wian_…' })
  const { items, next } = await wian.get('/api/v1/circulars', { query: { limit: 50 } })
  const first = items[0]
  if (!first) return [next ?? '']
  const path = { circularId: first.circularId }
  await wian.post('/api/v1/circulars/{circularId}/remind', { path, body: { codes: ['P2101'] } }).catch(() => undefined)
  const file: Blob = await wian.get('/api/v1/circulars/{circularId}/tracker/{format}', { path: { ...path, format: 'csv' } })
  // @ts-expect-error there is no such address
  await wian.get('/api/v1/nothing')
  // @ts-expect-error a limit is a number
  await wian.get('/api/v1/circulars', { query: { limit: 'many' } })
  return [first.subject, String(file.size)]
}
`

describe('the TypeScript client', () => {
  it('is generated from the routes, and a program against it compiles', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wian-client-'))
    try {
      await node('scripts/client.mjs', '--out', folder)
      await copyFile('clients/typescript/client.ts', join(folder, 'client.ts'))
      await writeFile(join(folder, 'sample.ts'), SAMPLE)
      await writeFile(join(folder, 'package.json'), '{"type":"module"}')
      const options = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        module: 'nodenext',
        types: [],
        lib: ['es2022', 'dom'],
      }
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }))
      const compiled = await node('node_modules/typescript-native/bin/tsc', '-p', folder).catch(
        (failure: unknown) => failure as { stdout: string },
      )
      expect(compiled.stdout).toBe('')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 120_000)

  it('asks a running API with a machine token, and throws its refusals', async () => {
    const office = await openOffice()
    try {
      const made = await office.ask(central('officer'), 'post', '/tokens', {
        body: { name: 'x', scopes: ['read'], days: 1 },
      })
      const { token } = made.body as { token: string }
      // Its types are generated, so that the compiler of the product does not see it.
      const { createWianClient } = (await import(join(process.cwd(), 'clients/typescript/client.ts'))) as {
        createWianClient: (of: object) => { get: (path: string, asked?: object) => Promise<unknown> }
      }
      const wian = createWianClient({ url: office.url, token })
      expect(await wian.get('/api/v1/circulars', { query: { limit: 1 } })).toEqual({ items: [] })
      const nothing = wian.get('/api/v1/circulars/{circularId}', { path: { circularId: 'none' } })
      await expect(nothing).rejects.toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    } finally {
      await office.close()
    }
  }, 120_000)
})
