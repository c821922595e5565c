import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Tests wait for the database as much as they compute, so two cores carry two files at a time.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts', 'test/*.test.ts'],
          pool: 'threads',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['test/server/*.test.ts'],
          globalSetup: 'test/server/support/global-setup.ts',
          pool: 'threads',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: ['test/e2e/*.test.ts'],
          pool: 'threads',
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/e2e/journeys/*.e2e.ts'],
          globalSetup: 'test/server/support/global-setup.ts',
          pool: 'threads',
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
