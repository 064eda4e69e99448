import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { CHUNKS } from './build/chunks.js'
import { compressed } from './build/compressed.js'
import { paintFirst } from './build/paint-first.js'
import { roomsAhead } from './build/rooms-ahead.js'
import { allStyles, componentStyles } from './build/styles.js'
import { subset, typefaceAhead } from './build/typeface.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const TESTS_VALIDATOR = '@rjsf/validator-ajv8'
/** The form library's own tests validate by eval, which the policy forbids, with a package that is not here: nothing in its place. */
const noTestsValidator = {
  name: 'no-tests-validator',
  resolveId: (id: string) => (id === TESTS_VALIDATOR ? `\0${TESTS_VALIDATOR}` : undefined),
  load: (id: string) => (id === `\0${TESTS_VALIDATOR}` ? 'export default {}' : undefined),
}

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
    paintFirst(),
    roomsAhead(),
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
        codeSplitting: { groups: CHUNKS },
      },
      treeshake: { moduleSideEffects: [{ test: /@rjsf\/core\/lib\/getTestRegistry/, sideEffects: false }] },
    },
  },
})
