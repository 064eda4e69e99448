import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

/**
 * Workflow code may hold Temporal's packages, async-mutex and the domain with all its kinds of cases; what is larger has
 * something foreign in it (zod, pdf-lib): style.md, rule 7. Its source map, twice as long, does not count.
 */
const CEILING_BYTES = 1.25 * 1024 * 1024

/** Where the bundle lies, beside the built workers. */
export const bundlePath = fileURLToPath(new URL('./workflow-bundle.js', import.meta.url))

/** Builds the workflow bundle from the sources (or built files) next door. Returns its code. */
export async function buildBundle(): Promise<string> {
  const workflowsPath = createRequire(import.meta.url).resolve(
    fileURLToPath(new URL('../workflows/index', import.meta.url)) + extension(),
  )
  const { code } = await bundleWorkflowCode({ workflowsPath })
  const bytes = Buffer.byteLength(code.slice(0, code.lastIndexOf('//# sourceMappingURL=')))
  if (bytes > CEILING_BYTES)
    throw new Error(`the workflow bundle has ${bytes} bytes, over the ceiling of ${CEILING_BYTES}`)
  return code
}

function extension(): string {
  return import.meta.url.endsWith('.ts') ? '.ts' : '.js'
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = await buildBundle()
  await mkdir(dirname(bundlePath), { recursive: true })
  await writeFile(bundlePath, code)
}
