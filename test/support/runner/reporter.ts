import { inspect } from 'node:util';
import { END_OF_FILE, FILE_REPORTED, FILE_SUITE, type TestEvent } from './messages.js';

interface NodeTestData {
  name?: string;
  nesting: number;
  skip?: string | boolean;
  todo?: string | boolean;
  details?: { duration_ms?: number; type?: string; error?: Error & { cause?: unknown; failureType?: string } };
}

/** node:test's events over IPC, so that what tests print cannot be taken for results: leaves, with the suites around them. */
export default async function* report(
  source: AsyncIterable<{ type: string; data: NodeTestData }>,
): AsyncGenerator<string> {
  const running: string[] = [];
  const reported: string[] = [];
  for await (const { type, data } of source) {
    const name = data.name ?? '';
    // "dequeue" comes when a test begins, all others in the order of the report.
    if (type === 'test:dequeue') send('started', extend(running, data.nesting, name), {});
    else if (type === 'test:start') extend(reported, data.nesting, name);
    else if (type === 'test:pass' || type === 'test:fail') {
      const path = extend(reported, data.nesting, name);
      if (name.startsWith(END_OF_FILE)) fileEnded(name.slice(END_OF_FILE.length));
      else if (counts(type, data)) send(outcome(type, data), path, data);
    }
  }
  yield '';
}

function extend(path: string[], nesting: number, name: string): string[] {
  path.length = nesting;
  path.push(name);
  return path;
}

function fileEnded(file: string): void {
  process.send?.({ kind: 'ended', path: [], file } satisfies TestEvent);
  process.emit(FILE_REPORTED as 'disconnect');
}

function send(kind: TestEvent['kind'], path: string[], data: Partial<NodeTestData>): void {
  const first = path[0] ?? '';
  if (first.startsWith(END_OF_FILE)) return;
  const isInFile = first.startsWith(FILE_SUITE);
  const error = data.details?.error;
  const event: TestEvent = {
    kind,
    path: isInFile ? path.slice(1) : path,
    file: isInFile ? first.slice(FILE_SUITE.length) : undefined,
    durationMs: data.details?.duration_ms,
    error: error ? describeError(error) : undefined,
    reason: typeof data.skip === 'string' ? data.skip : undefined,
  };
  process.send?.(event);
}

/** A suite counts only when it failed by itself: its hook threw, or its file could not be imported. */
function counts(type: string, data: NodeTestData): boolean {
  if (type === 'test:fail') return data.details?.error?.failureType !== 'subtestsFailed';
  return data.details?.type !== 'suite';
}

function outcome(type: string, data: NodeTestData): TestEvent['kind'] {
  if (data.skip !== undefined || data.todo !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}

function describeError(error: Error & { cause?: unknown }): string {
  const cause = error.cause ?? error;
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 4, breakLength: 120 });
}
