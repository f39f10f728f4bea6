import { defineConfig } from 'vitest/config'

/**
 * Two suites. The core is pure, so that its files may share one load of the product; loading it anew for each of two
 * hundred files costs more than their tests. Files of the edge keep to themselves, and wait for PostgreSQL,
 * browsers and processes more than they compute: two at a time, even where there are two cores.
 */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/reporter.ts'],
    projects: [
      {
        test: {
          name: 'core',
          include: ['test/*.test.ts', 'test/{core,transactions}/**/*.test.ts'],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'edge',
          include: ['test/{edge,web}/**/*.test.ts'],
          globalSetup: ['test/support/cluster.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
