import TestRunner from 'jest-runner'

/**
 * Counts coverage while the domain's own tests run, and not in the others: what they reach in passing proves no rule,
 * and counting in every suite that loads the product takes as long again as loading it.
 */
export default class Runner extends TestRunner {
  #uncounted

  constructor(globalConfig, context) {
    super(globalConfig, context)
    this.#uncounted = new TestRunner({ ...globalConfig, collectCoverage: false }, context)
  }

  async runTests(tests, watcher, options) {
    const ofDomain = ({ path }) => this._globalConfig.collectCoverage && path.includes('/test/domain/')
    const counted = tests.filter(ofDomain)
    if (counted.length > 0) await super.runTests(counted, watcher, options)
    const uncounted = tests.filter((test) => !ofDomain(test))
    if (uncounted.length > 0) await this.#uncounted.runTests(uncounted, watcher, options)
  }

  on(event, listener) {
    const offs = [super.on(event, listener), this.#uncounted.on(event, listener)]
    return () => offs.forEach((off) => off())
  }
}
