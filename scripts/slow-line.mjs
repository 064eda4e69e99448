import { main } from './setup.mjs'
import { test } from './test.mjs'

/** The browser tests over a line on which every answer comes late and in any order: what is pressed before must not be lost. */
process.env.WIAN_SLOW_LINE = '1'
await main(() => test(['test/web/', ...process.argv.slice(2)]))
