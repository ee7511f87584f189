import type { WorkerGoesOn } from './runner/messages.js';

/** For a test that is bigger than the runner has patience for: said whenever it has come further, never while it only waits. */
export function goesOn(): void {
  process.send?.({ goesOn: true } satisfies WorkerGoesOn);
}

/** How big a test is, when somebody wants it bigger than a usual run can afford. */
export function scaleOf(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}
