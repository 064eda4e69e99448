/** ES modules under jest: started with NODE_OPTIONS=--experimental-vm-modules (scripts/test.mjs does). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  runtime: '<rootDir>/test/support/runtime.cjs',
  runner: '<rootDir>/test/support/runner.mjs',
  testSequencer: '<rootDir>/test/support/sequencer.mjs',
  coverageProvider: 'v8',
  collectCoverageFrom: ['domain/**/*.ts'],
  coverageThreshold: { global: { branches: 95 } },
  coverageReporters: ['text-summary'],
  // Ends what hangs, and judges nothing: on a busy machine all takes several times as long.
  testTimeout: 120_000,
  // One more than cores: suites that start the whole product mostly wait for it.
  maxWorkers: 3,
  // Modules of a finished file stay in memory (ES modules under jest): a fresh process is faster than collecting gigabytes.
  workerIdleMemoryLimit: '1GB',
}
