import { register } from 'node:module'
import { parseArgs } from 'node:util'

/**
 * Schemathesis against a running stack, signed in as each role:
 * `npm run test:fuzz -- [--roles officer,director] [--examples N] [--phases coverage,fuzzing] [--seed N] [--keep] [-- OPTIONS OF st run]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    roles: { type: 'string' },
    examples: { type: 'string', default: '10' },
    phases: { type: 'string', default: 'fuzzing' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
})
register('../bench/ts-hooks.mjs', import.meta.url)
const { runCampaign } = await import('./campaign.ts')
process.exit(await runCampaign({ ...values, roles: values.roles?.split(','), more: positionals }))
