import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

/**
 * Workflow code may hold Temporal's packages, async-mutex and the domain with all its kinds of cases; what is larger has
 * something else in it: a validator alone would add a megabyte.
 */
export const BUNDLE_CEILING_BYTES = 3.5 * 1024 * 1024

/** Where the bundle lies, beside the built workers. */
export const bundlePath = fileURLToPath(new URL('./workflow-bundle.js', import.meta.url))

/** Builds the workflow bundle from the sources (or built files) next door. Returns its code. */
export async function buildBundle(): Promise<string> {
  const workflowsPath = createRequire(import.meta.url).resolve(
    fileURLToPath(new URL('../workflows/index', import.meta.url)) + extension(),
  )
  const { code } = await bundleWorkflowCode({ workflowsPath })
  const bytes = Buffer.byteLength(code)
  if (bytes > BUNDLE_CEILING_BYTES)
    throw new Error(`the workflow bundle has ${bytes} bytes, over the ceiling of ${BUNDLE_CEILING_BYTES}`)
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
