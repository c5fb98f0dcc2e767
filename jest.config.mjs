/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/**/__tests__/*.test.ts', '<rootDir>/e2e/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.data/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { sourceMaps: 'inline', module: { type: 'es6' }, jsc: { target: 'es2023', parser: { syntax: 'typescript' } } },
    ],
  },
  // Not in the system's temporary folder: tests leave nothing there.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testTimeout: 60_000,
  setupFilesAfterEnv: ['<rootDir>/e2e/support/searchEveryAnswer.ts'],
  globalSetup: '<rootDir>/tools/dist/testing/globalSetup.js',
  globalTeardown: '<rootDir>/tools/dist/testing/globalTeardown.js',
  reporters: ['default', '<rootDir>/tools/dist/testing/SummaryReporter.js'],
};
