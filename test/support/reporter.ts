/** Closes the run with one line that a machine can read: how many passed, failed, were skipped. */
import type { Reporter, TestModule } from 'vitest/node'

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const count = (state: string) => tests.filter(test => test.result().state === state).length
    const broken = modules.filter(module => module.errors().length > 0).length + errors.length
    const skipped = tests.length - count('passed') - count('failed')
    process.stdout.write(
      `\n${count('passed')} passed, ${count('failed') + broken} failed, ${skipped} skipped\n`,
    )
  }
}
