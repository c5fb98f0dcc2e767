/** What this reporter needs of Jest's aggregated result. */
interface RunResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Test files that could not run at all. */
  readonly numRuntimeErrorTestSuites: number;
}

/** A Jest reporter that says as a run's very last line how many tests passed, failed and were skipped. */
export default class SummaryReporter {
  onRunComplete(_contexts: unknown, results: RunResults): void {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const summary = `${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    // Jest's own summary follows its reporters: ours waits for the end of the process.
    process.once('exit', () => console.log(summary));
  }
}
