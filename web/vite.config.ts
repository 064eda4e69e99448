import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import subsetFont from 'subset-font'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The signs that Latin text of the screens is made of; what a person writes beyond them the device's own typeface has. */
const LATIN = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))}\u00a0–—‘’“”…·×←→`

/** The Latin half of the typeface with those signs alone: a third less to wait for. */
const subset = (folder: string): Plugin => ({
  name: 'subset',
  apply: 'build',
  async closeBundle() {
    const names = (await readdir(folder)).filter((name) => /-latin-.*\.woff2$/.test(name))
    for (const name of names) {
      const file = join(folder, name)
      await writeFile(file, await subsetFont(await readFile(file), LATIN, { targetFormat: 'woff2' }))
    }
  },
})

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

const TESTS_VALIDATOR = '@rjsf/validator-ajv8'
/** The form library's own tests validate by eval, which the policy forbids, with a package that is not here: nothing in its place. */
const noTestsValidator = {
  name: 'no-tests-validator',
  resolveId: (id: string) => (id === TESTS_VALIDATOR ? `\0${TESTS_VALIDATOR}` : undefined),
  load: (id: string) => (id === `\0${TESTS_VALIDATOR}` ? 'export default {}' : undefined),
}
/** The typeface is asked for with the code and not after it: titles stand at once where they will stay. */
const typefaceAhead = (): Plugin => ({
  name: 'typeface-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((name) => name.endsWith('.woff2'))
        .map((name) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            href: `/${name}`,
            crossorigin: 'anonymous',
          },
        })),
  },
})

/** Each component of Mantine brings its own styles, in a layer below ours: no screen waits for those of all components. */
const componentStyles = (): Plugin => ({
  name: 'component-styles',
  apply: 'build',
  transform(code, id) {
    const component = /@mantine\/core\/esm\/.*\/(\w+)\.mjs$/.exec(id)?.[1]
    const styles = `@mantine/core/styles/${component}.layer.css`
    if (!existsSync(here(`../node_modules/${styles}`))) return null
    // The last import: after the styles of what the component is made of.
    return { code: `${code}\nimport '${styles}'\n`, map: null }
  },
})

/** While one develops, packages are bundled beforehand and not looked into: then those of all components come at once. */
const allStyles = (): Plugin => ({
  name: 'all-styles',
  apply: 'serve',
  transform: (code, id) =>
    id.endsWith('/app/first-styles.ts')
      ? { code: `${code}\nimport '@mantine/core/styles.layer.css'\n`, map: null }
      : null,
})

/** What every screen needs comes in one file: each further one costs a slow line a turn. */
const FIRST = [
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|clsx|wouter|regexparam)\//,
  /node_modules\/(i18next|react-i18next|@tanstack\/(query-core|react-query))\//,
  /node_modules\/@mantine\/core\/esm\/core\//,
  /node_modules\/@mantine\/core\/esm\/components\/(Alert|Anchor|Button|Center|CloseButton|Container|Group|List|Loader|Paper|SimpleGrid|Skeleton|Stack|Text|Title|Transition|UnstyledButton)\//,
  /\/web\/words\//,
  /\/web\/api\/(act|client|confirm-who|live|read)\./,
  /\/web\/parts\/(broken|card-link|cards|copy-link|due|empty|page|pages|problem|tag)\./,
  /\/web\/rooms\/(home\/(?!tour)|inbox\/(inbox|tones|words)\.)/,
  /\/web\/app\/(ahead|app|shell|theme|session|mark|me|user-menu|menu-words|rooms|admin-rooms|later|confirming|quick)\.tsx?$/,
]

/** What most other screens need, in few files for the same reason: fields, dialogs, and what unfolds over the page. */
const SHARED: readonly (readonly [name: string, part: RegExp])[] = [
  [
    'fields',
    /node_modules\/@mantine\/core\/esm\/(utils\/|components\/(Input|InputBase|TextInput|Textarea|Checkbox|Radio|Fieldset|Tabs|VisuallyHidden|ActionIcon)\/)/,
  ],
  [
    'dialogs',
    /node_modules\/(@mantine\/core\/esm\/components\/(Modal|ModalBase|ScrollArea|Overlay|Portal|FocusTrap)\/|react-remove-scroll)|\/web\/parts\/reason-dialog\./,
  ],
  [
    'unfolding',
    /node_modules\/(@mantine\/core\/esm\/components\/(Popover|Menu|Combobox|Select)\/|@floating-ui\/)/,
  ],
]

/** Where the API runs to which a developer's screens turn. */
const developersApi = process.env['WIAN_API'] ?? 'http://127.0.0.1:7080'

/** The screens as files for the API process to serve: dist/web. */
export default defineConfig({
  root: here('.'),
  publicDir: here('public'),
  plugins: [
    react(),
    noTestsValidator,
    componentStyles(),
    allStyles(),
    typefaceAhead(),
    subset(here('../dist/web/assets')),
    compressed(here('../dist/web/assets')),
  ],
  server: {
    proxy: Object.fromEntries(
      ['/api/v1/', '/sign-in', '^/v(/|\\?|$)', '/demo'].map((path) => [path, developersApi]),
    ),
  },
  optimizeDeps: { rolldownOptions: { plugins: [noTestsValidator] } },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    // Everything comes as a file of its own: the policy of the page allows no inline script, style or picture.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: (id) => FIRST.some((one) => one.test(id)), priority: 2 },
            ...SHARED.map(([name, test]) => ({ name, test, priority: 1 })),
          ],
        },
      },
      treeshake: { moduleSideEffects: [{ test: /@rjsf\/core\/lib\/getTestRegistry/, sideEffects: false }] },
    },
  },
})
