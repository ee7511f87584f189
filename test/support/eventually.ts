import { performance } from 'node:perf_hooks';

/** Asks until the answer is neither false nor nullish; fails with `what` after `withinMs` of machine time. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | false | null | undefined>,
  withinMs = 90_000,
  everyMs = 10,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
