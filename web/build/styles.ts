import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** Each component of Mantine brings its own styles, in a layer below ours: no screen waits for those of all components. */
export const componentStyles = (): Plugin => ({
  name: 'component-styles',
  apply: 'build',
  transform(code, id) {
    const component = /@mantine\/core\/esm\/.*\/(\w+)\.mjs$/.exec(id)?.[1]
    const styles = `@mantine/core/styles/${component}.layer.css`
    if (!existsSync(join(PACKAGES, styles))) return null
    // The last import: after the styles of what the component is made of.
    return { code: `${code}\nimport '${styles}'\n`, map: null }
  },
})

/** While one develops, packages are bundled beforehand and not looked into: then those of all components come at once. */
export const allStyles = (): Plugin => ({
  name: 'all-styles',
  apply: 'serve',
  transform: (code, id) =>
    id.endsWith('/app/first-styles.ts')
      ? { code: `${code}\nimport '@mantine/core/styles.layer.css'\n`, map: null }
      : null,
})
