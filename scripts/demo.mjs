import { main } from './setup.mjs'
import { wian } from './wian.mjs'

await main(() => wian(['demo', ...process.argv.slice(2)]))
