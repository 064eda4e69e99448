import { register } from 'node:module'
import { parseArgs } from 'node:util'
import { setUp } from '../../scripts/setup.mjs'

/**
 * `npm run walk [-- --stay | --at ADDRESS] [--only TEXT] [--as NAME] [--looks TEXT] [--open yes|no]`: every screen as the
 * people whose it is, in every look, and all that opens on it. Ends with 1 when anything is found. `--stay` only sets the
 * stage and keeps it up; `--at` walks over one that is up, through another address where a developer's server stands before
 * it; `--open` says for every look whether what opens is opened, which otherwise three of them do.
 */
const { values } = parseArgs({
  options: {
    stay: { type: 'boolean' },
    ...Object.fromEntries(['at', 'only', 'as', 'looks', 'open'].map((name) => [name, { type: 'string' }])),
  },
})
// Whoever keeps the stack up has built it.
if (!values.at) Object.assign(process.env, await setUp())
register('../bench/ts-hooks.mjs', import.meta.url)
const { walk } = await import('./walk.ts')
process.exit(await walk(values))
