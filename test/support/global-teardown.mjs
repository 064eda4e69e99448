import { rm } from 'node:fs/promises'
import { stopServers } from './servers.mjs'

/** Runs once after all tests. */
export default async function globalTeardown() {
  if (globalThis.wianTestServers) await stopServers(globalThis.wianTestServers)
  if (globalThis.wianTestFolder) await rm(globalThis.wianTestFolder, { recursive: true, force: true })
}
