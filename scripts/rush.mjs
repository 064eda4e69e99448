import { main } from './setup.mjs'
import { test } from './test.mjs'

/**
 * The long form of the tests in which many do the same at once: 200 numbers × 50, a thousand answers at the deadline,
 * a thousand answers that race their reminders, two hundred stories of an exemption.
 */
process.env.WIAN_RUSH = '1'
await main(() =>
  test([
    'test/db/numbers.test.ts',
    'test/api/rush.test.ts',
    'test/activities/mailroom.test.ts',
    'test/workflows/exemption-model.test.ts',
  ]),
)
