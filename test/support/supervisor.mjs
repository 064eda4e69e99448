/** A supervisor as a process of its own, for tests that kill it: node supervisor.mjs HOME PART… */
import { startStack } from '../../dist/cli/up/stack.js'

const [home, ...parts] = process.argv.slice(2)
const stack = await startStack({ home, parts, seed: false })
process.send({ addresses: stack.addresses })
process.on('SIGTERM', () => void stack.stop().then(() => process.exit(0)))
