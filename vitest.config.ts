import { defineConfig } from 'vitest/config'

/**
 * Two suites, whose files share one load of the product: loading it anew for each of three hundred files costs more than
 * many of their tests. Files of the edge wait for PostgreSQL, browsers and processes more than they compute: two
 * at a time, even where there are two cores.
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
          isolate: false,
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
