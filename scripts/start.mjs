import { main } from './setup.mjs'
import { wian } from './wian.mjs'

await main(() => wian(['up', ...process.argv.slice(2)]))
