import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Ends the run with one plain line that scripts can read. */
export default class CountReporter implements Reporter {
  readonly #results = new Map<string, TestResult['status']>()
  #failedOutside = 0

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#results.set(test.id, result.status)
  }

  onError(): void {
    this.#failedOutside++
  }

  onEnd(): void {
    const count = (...statuses: TestResult['status'][]) =>
      [...this.#results.values()].filter((status) => statuses.includes(status)).length
    const failed = count('failed', 'timedOut', 'interrupted') + this.#failedOutside
    console.log(`browser: ${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`)
  }
}
