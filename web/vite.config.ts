import { fileURLToPath } from 'node:url'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Compressed once here as far as it goes, so that no request waits for it and a slow line carries less. */
const compressed = (folder: string): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async closeBundle() {
    const names = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name))
    await Promise.all(
      names.map(async (name) => {
        const file = join(folder, name)
        const bytes = await readFile(file)
        await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes))
        await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
      }),
    )
  },
})

/** Where the API runs to which a developer's screens turn. */
const developersApi = process.env['WIAN_API'] ?? 'http://127.0.0.1:7080'

/** The screens as files for the API process to serve: dist/web. */
export default defineConfig({
  root: here('.'),
  publicDir: here('public'),
  plugins: [react(), compressed(here('../dist/web/assets'))],
  server: {
    proxy: Object.fromEntries(['/api', '/sign-in', '/v/', '/demo'].map((path) => [path, developersApi])),
  },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    // Everything comes as a file of its own: the policy of the page allows no inline script, style or picture.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
