import { stopServers } from './servers.mjs'

/** Runs once after all tests. */
export default async function globalTeardown() {
  if (globalThis.wianTestServers) await stopServers(globalThis.wianTestServers)
}
