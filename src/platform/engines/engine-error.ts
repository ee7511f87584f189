/** An engine cannot run here. The message is for the operator: what is wrong, where, and what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** What the engines print: one line per choice they make. */
export type SayLine = (line: string) => void;

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
