import Sequencer from '@jest/test-sequencer'

/** Suites that start the whole product and mostly wait for it; the longest first. */
const WHOLE_STACK = ['/test/chaos/', '/test/cli/stack', '/test/e2e/', '/test/web/']

/** Starts the longest suites first, also where jest has not measured any yet (CI): none is left alone at the end. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other))
  }
}

function rank({ path }) {
  const found = WHOLE_STACK.findIndex((part) => path.includes(part))
  return found === -1 ? WHOLE_STACK.length : found
}
