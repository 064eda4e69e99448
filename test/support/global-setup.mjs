import { startServers } from './servers.mjs'

/** Runs once before all tests. */
export default async function globalSetup() {
  globalThis.wianTestServers = await startServers()
}
