import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServers } from './servers.mjs'

/** Runs once before all tests. */
export default async function globalSetup() {
  globalThis.wianTestFolder = await mkdtemp(join(tmpdir(), 'wian-test-run-'))
  process.env.WIAN_TEST_BUNDLE = join(globalThis.wianTestFolder, 'workflows.js')
  globalThis.wianTestServers = await startServers()
}
