import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './lib/build.mjs'
import { ensurePackages, ensureShim } from './lib/packages.mjs'
import { tools } from './lib/pins.mjs'
import { makeLinks, postgresPackages } from './lib/postgres-links.mjs'
import { SetUpFailure } from './lib/say.mjs'
import { ensureTool } from './lib/tool.mjs'
import { inTurn } from './lib/turn.mjs'

const OLDEST_NODE = [20, 19]

/**
 * Makes the clone ready to run; says nothing when nothing is to do.
 * @param {{tests?: boolean}} wanted `tests` also fetches the time-skipping test server
 * @returns {Promise<Record<string, string>>} settings for the processes that follow
 */
export function setUp({ tests = false } = {}) {
  checkNode()
  return inTurn(async () => {
    await ensurePackages()
    await ensureShim()
    for (const dir of process.env.DATABASE_URL && !tests ? [] : await postgresPackages()) await makeLinks(dir)
    const settings = {}
    if (tests || !process.env.TEMPORAL_ADDRESS) settings.TEMPORAL_CLI_PATH = await ensureTool(tools.cli)
    if (tests) settings.TEMPORAL_TEST_SERVER_PATH = await ensureTool(tools.testServer)
    await ensureBuilt()
    return settings
  })
}

/** Runs a command of this folder: a failure of the set-up is shown as words, anything else as it is. */
export async function main(work) {
  try {
    process.exitCode = await work()
  } catch (failure) {
    console.error(failure instanceof SetUpFailure ? failure.message : failure)
    process.exitCode = 1
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new SetUpFailure({
    th: `ต้องใช้ Node.js ${OLDEST_NODE.join('.')} ขึ้นไป (ที่ใช้อยู่คือ ${process.version})`,
    en: `Node.js ${OLDEST_NODE.join('.')} or newer is needed (this is ${process.version})`,
    help: ['https://nodejs.org'],
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => void (await setUp({ tests: process.argv.includes('--tests') })))
}
