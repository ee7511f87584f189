import { messageOf, type SayLine } from './engine-error.js';

const LOOK_EVERY_MS = 1_000;

export interface Supervised {
  name: string;
  /** Its address is in the hands of every pool: a revived engine must have the same. */
  url: string;
  isAlive(): boolean;
  revive(): Promise<{ url: string }>;
}

/**
 * Starts an engine again that dies while Posthorn runs (the kernel's memory killer, a stray kill): the product rides out
 * the gap as it does with any server's restart. Answers how to end the watch.
 */
export function supervise(engine: Supervised, say: SayLine): () => Promise<void> {
  let reviving: Promise<void> | null = null;
  const look = (): void => {
    if (reviving !== null || engine.isAlive()) return;
    say(`${engine.name}: it is gone; starting it again`);
    reviving = revive(engine, say).finally(() => (reviving = null));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await reviving;
  };
}

async function revive(engine: Supervised, say: SayLine): Promise<void> {
  try {
    const { url } = await engine.revive();
    if (url !== engine.url) say(`${engine.name}: its port was taken meanwhile; restart Posthorn to use the new one`);
  } catch (error) {
    say(`${engine.name}: it could not be started again: ${messageOf(error)}`);
  }
}
