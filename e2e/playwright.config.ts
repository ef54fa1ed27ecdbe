import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: './specs',
  testMatch: '**/*.spec.ts',
  globalSetup: './harness/setup.ts',
  outputDir: './test-results',
  // One portal and one sandbox a worker; two cores carry two of them.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A starved machine must not look like a failure.
  timeout: 180_000,
  expect: { timeout: 40_000 },
  reporter: [['list'], ['./harness/count-reporter.ts']],
  use: { locale: 'en-GB', timezoneId: 'Europe/Berlin', viewport: { width: 1280, height: 800 } },
})
