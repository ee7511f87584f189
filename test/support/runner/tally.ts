import { relative } from 'node:path';
import type { TestEvent } from './messages.js';

interface Failure {
  file: string;
  name: string;
  error: string;
}

interface FileResult {
  passed: number;
  failed: number;
  skipped: number;
  slow: string[];
  /** Tests that were left out, with the reason. */
  notRun: string[];
  startedMs: number;
}

/** A test that takes longer is named, passed or not. */
const SLOW_MS = 5_000;

function describeSlow(event: TestEvent): string {
  return `${event.path.join(' › ')} (${((event.durationMs ?? 0) / 1000).toFixed(1)} s)`;
}

/** Counts, keeps what failed, prints a line per file and the summary whose last line is the verdict. */
export class Tally {
  private failures: Failure[] = [];
  private firstFailures: Failure[] = [];
  private readonly files = new Map<string, FileResult>();

  constructor(
    private readonly outDir: string,
    private readonly print: (line: string) => void,
  ) {}

  begin(file: string): void {
    this.files.set(file, { passed: 0, failed: 0, skipped: 0, slow: [], notRun: [], startedMs: performance.now() });
  }

  count(file: string, event: TestEvent): void {
    const result = this.files.get(file);
    if (!result) return;
    if ((event.durationMs ?? 0) > SLOW_MS && event.kind !== 'started') result.slow.push(describeSlow(event));
    if (event.kind === 'passed') result.passed += 1;
    else if (event.kind === 'skipped') this.leaveOut(result, event);
    else if (event.kind === 'failed') this.fail(file, event.path.join(' › ') || '(the file itself)', event.error ?? '');
  }

  private leaveOut(result: FileResult, { path, reason = 'no reason given' }: TestEvent): void {
    result.skipped += 1;
    result.notRun.push(`${path.at(-1)}: ${reason}`);
  }

  fail(file: string, name: string, error: string): void {
    const result = this.files.get(file);
    if (result) result.failed += 1;
    this.failures.push({ file, name, error });
  }

  end(file: string): void {
    const result = this.files.get(file);
    if (!result) return;
    const seconds = ((performance.now() - result.startedMs) / 1000).toFixed(1);
    const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
    const verdict = result.failed > 0 ? `FAILED ${result.failed}, passed ${result.passed}` : `passed ${result.passed}`;
    this.print(`${result.failed > 0 ? '✗' : '✓'} ${this.sourceOf(file)}: ${verdict}${skipped} (${seconds} s)`);
    for (const slow of result.slow) this.print(`    slow: ${slow}`);
    for (const left of result.notRun) this.print(`    NOT RUN: ${left}`);
  }

  /** Every compiled test file of which something failed. */
  failedFiles(): string[] {
    return [...new Set(this.failures.map(({ file }) => file))].filter((file) => this.files.has(file));
  }

  /** The file runs once more: what failed of it is told apart from what fails again. */
  forget(file: string): void {
    this.firstFailures.push(...this.failures.filter((failure) => failure.file === file));
    this.failures = this.failures.filter((failure) => failure.file !== file);
    this.print(`! ${this.sourceOf(file)} runs once more, by itself`);
  }

  /** The whole run's verdict; true when everything passed. */
  conclude(): boolean {
    const sum = (pick: (result: FileResult) => number): number =>
      [...this.files.values()].reduce((total, one) => total + pick(one), 0);
    this.failures.forEach((failure, index) => {
      this.print(`\n${index + 1}) ${this.sourceOf(failure.file)}\n   ${failure.name}`);
      this.print(failure.error.replace(/^/gm, '     '));
    });
    this.showUnsteady();
    const failed = this.failures.length;
    const skipped = sum((result) => result.skipped);
    this.print(
      `\n${sum((result) => result.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
    return failed === 0;
  }

  /** Failed beside other files and passed alone: the run may pass, but nobody is to overlook it. */
  private showUnsteady(): void {
    const failing = new Set(this.failedFiles());
    for (const { file, name, error } of this.firstFailures.filter((failure) => !failing.has(failure.file))) {
      this.print(`\nUNSTEADY: failed beside other files, passed alone: ${this.sourceOf(file)}\n   ${name}`);
      this.print(error.replace(/^/gm, '     '));
    }
  }

  sourceOf(file: string): string {
    return file === '' ? 'tsc' : relative(this.outDir, file).replace(/\.js$/, '.ts');
  }
}
