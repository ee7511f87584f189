import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { TestEvent, WorkerGoesOn, WorkerLingers, WorkerReply, WorkerRequest } from './messages.js';

const KEPT_OUTPUT = 16_000;

export interface TestProcessOptions {
  script: string;
  env: NodeJS.ProcessEnv;
  /** Says nothing for this long: taken for hung and killed. */
  patienceMs: number;
  onEvent(event: TestEvent): void;
  nextFile(): string | null;
}

export interface TestProcessEnd {
  hung: boolean;
  failed: boolean;
  /** What was still open after its last file, by kind; null when it ended by itself. */
  lingers: Record<string, number> | null;
  reason: string;
  /** The end of what it printed: shown when it dies. */
  output: string;
}

/** Node with our reporter; resolves when the process is gone. */
export function runTestProcess(options: TestProcessOptions): Promise<TestProcessEnd> {
  const reporter = join(import.meta.dirname, 'reporter.js');
  const child = fork(options.script, [], {
    execArgv: ['--enable-source-maps', `--test-reporter=${reporter}`, '--test-reporter-destination=stdout'],
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const killWithRunner = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithRunner);
  const watch = watchdog(child, options.patienceMs);
  let lingers: Record<string, number> | null = null;
  child.on('message', (message: TestEvent | WorkerGoesOn | WorkerRequest | WorkerLingers) => {
    watch.feed();
    if ('goesOn' in message) return;
    if ('lingers' in message) ({ lingers } = message);
    else if ('wantsFile' in message) child.send({ file: options.nextFile() } satisfies WorkerReply);
    else options.onEvent(message);
  });
  const output = keepOutput(child);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      watch.stop();
      process.off('exit', killWithRunner);
      const reason = watch.hung()
        ? `no sign of life for ${options.patienceMs / 1000} s`
        : `ended with ${signal ?? code}`;
      resolve({ hung: watch.hung(), failed: code !== 0, lingers, reason, output: output() });
    });
  });
}

function watchdog(child: ChildProcess, patienceMs: number) {
  let isHung = false;
  let timer: NodeJS.Timeout;
  const bite = (): void => {
    isHung = true;
    child.kill('SIGKILL');
    // Grandchildren may hold its output open; nobody waits for them.
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  const feed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(bite, patienceMs);
  };
  feed();
  return { feed, stop: () => clearTimeout(timer), hung: () => isHung };
}

function keepOutput(child: ChildProcess): () => string {
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (kept = (kept + chunk).slice(-KEPT_OUTPUT)));
  }
  return () => kept;
}
