import { join } from 'node:path';
import type { TestEvent } from './messages.js';
import type { Tally } from './tally.js';
import { runTestProcess } from './test-process.js';

/** How the names of files end whose tests start, kill and count processes. */
export const ALONE = '.proc.test.js';

export interface RunPlan {
  /** Imported into shared processes. */
  shared: string[];
  /** Run in a process of their own each. */
  alone: string[];
  lanes: number;
  patienceMs: number;
  /** Added to this process's own environment. */
  env: Record<string, string>;
}

/** A few lanes work off the shared files, then the others; a lane's process that hangs or dies is replaced. */
export async function runFiles(plan: RunPlan, tally: Tally, print: (line: string) => void): Promise<void> {
  const shared = [...plan.shared];
  const alone = [...plan.alone];
  const lane = async (): Promise<void> => {
    while (shared.length > 0) await runSharedProcess(shared, plan, tally, print);
    for (let file = alone.shift(); file !== undefined; file = alone.shift()) await runAlone(file, plan, tally);
  };
  await Promise.all(Array.from({ length: plan.lanes }, lane));
}

/** One file after the other, with nothing beside it. */
export async function runAgain(
  files: readonly string[],
  plan: RunPlan,
  tally: Tally,
  print: (line: string) => void,
): Promise<void> {
  for (const file of files) {
    tally.forget(file);
    if (file.endsWith(ALONE)) await runAlone(file, plan, tally);
    else await runSharedProcess([file], plan, tally, print);
  }
}

async function runSharedProcess(
  queue: string[],
  plan: RunPlan,
  tally: Tally,
  print: (line: string) => void,
): Promise<void> {
  let current: string | null = null;
  const follow = lastStarted();
  const end = await runTestProcess({
    script: join(import.meta.dirname, 'worker.js'),
    env: { ...process.env, ...plan.env },
    patienceMs: plan.patienceMs,
    nextFile: () => {
      current = queue.shift() ?? null;
      if (current) tally.begin(current);
      return current;
    },
    onEvent: (event) => {
      follow.see(event);
      if (event.kind === 'ended') {
        tally.end(event.file ?? '');
        current = null;
      } else tally.count(event.file ?? current ?? '', event);
    },
  });
  if (current !== null) reportDeath(current, follow.name(), end, tally);
  else if (end.hung || end.lingers !== null)
    print(
      `! a test process did not end by itself; left open by some test: ${JSON.stringify(end.lingers ?? 'unknown')}`,
    );
}

async function runAlone(file: string, plan: RunPlan, tally: Tally): Promise<void> {
  tally.begin(file);
  const follow = lastStarted();
  let failures = 0;
  const end = await runTestProcess({
    script: file,
    env: { ...process.env, ...plan.env },
    patienceMs: plan.patienceMs,
    nextFile: () => null,
    onEvent: (event) => {
      follow.see(event);
      if (event.kind === 'failed') failures += 1;
      tally.count(file, event);
    },
  });
  if (end.hung || (end.failed && failures === 0)) reportDeath(file, follow.name(), end, tally);
  else tally.end(file);
}

function reportDeath(file: string, test: string, end: { reason: string; output: string }, tally: Tally): void {
  const output = end.output.trim() === '' ? '' : `\nThe end of its output:\n${end.output.trimEnd()}`;
  tally.fail(file, test || '(some test of this file)', `the test process is gone: ${end.reason}.${output}`);
  tally.end(file);
}

/** The test that was running when a process went away. */
function lastStarted(): { see(event: TestEvent): void; name(): string } {
  let name = '';
  return {
    see: (event) => {
      if (event.kind === 'started') name = event.path.join(' › ');
    },
    name: () => name,
  };
}
