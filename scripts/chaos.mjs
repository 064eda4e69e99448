import { main } from './setup.mjs'
import { test } from './test.mjs'

/** The long form of the tests in which parts are killed: during votes the Temporal server too. */
process.env.TEST_CHAOS = 'whole'
await main(() => test(['test/chaos']))
