import { register } from 'node:module'

/** For child processes: `node --import ./register.mjs file.ts`. */
register('./ts-hooks.mjs', import.meta.url)
