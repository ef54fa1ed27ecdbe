import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{bff,web,e2e,certs}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'e2e/specs/**/*.spec.ts'],
    globalSetup: './e2e/harness/setup.ts',
    // Servers and worker threads are started by tests: a starved machine must not look like a failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // All of the cores: many tests wait most of the time.
    maxWorkers: '100%',
    reporters: ['default', './e2e/harness/count-vitest.ts'],
  },
})
