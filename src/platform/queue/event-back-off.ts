/** A job was taken by a process that does not know what to do with it, because its build is older. */
export class NotKnownHere extends Error {
  override readonly name = 'NotKnownHere';
}

const FIRST_MS = 500;
const MOST_MS = 64_000;
/** Soon, since any other process may take it; not at once, or the same one takes it again. */
const ELSEWHERE_MS = 250;

/**
 * How long a job about an event waits before it is tried again, in milliseconds. What failed waits ever longer; what merely met
 * an older build waits for a moment, however often that happens while a build is replaced.
 */
export function eventBackOffMs(attemptsMade: number, error: unknown): number {
  if (error instanceof NotKnownHere) return ELSEWHERE_MS;
  return Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, attemptsMade - 1));
}
