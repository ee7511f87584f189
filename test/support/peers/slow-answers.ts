import type { SinkOptions, SinkStage } from './sink-types.js';

/** A server that takes its time before it answers at one stage. */
export function answersLate(stage: SinkStage, afterMs: number): NonNullable<SinkOptions['script']> {
  return async (context) => {
    if (context.stage === stage) await new Promise((resolve) => setTimeout(resolve, afterMs));
    return undefined;
  };
}
