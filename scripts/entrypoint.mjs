import { join } from 'node:path'

/** The image's entry: `api`, `worker`, or any command of `wian` (`migrate` among them). Nothing is set up here. */
const [command = 'api'] = process.argv.slice(2)
const parts = { api: 'api', worker: 'workers' }
const folder = parts[command] ?? 'cli'
await import(join(import.meta.dirname, '..', 'dist', folder, 'main.js'))
