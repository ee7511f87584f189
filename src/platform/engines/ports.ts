import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { EngineError } from './engine-error.js';
import { readStateFile, writeStateFile, type StateDir } from './state-dir.js';

const LOOPBACK = '127.0.0.1';
/** Below the range from which Linux takes the ports of outgoing connections (32768 and up). */
const LOWEST = 20_000;
const HIGHEST = 30_000;

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: LOOPBACK, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The port this engine had last time, if nobody took it meanwhile; else a free one, remembered for next time. */
export async function rememberedPort(state: StateDir, engine: string): Promise<number> {
  const file = `${engine}.port`;
  const remembered = Number(readStateFile(state, file) ?? '0');
  if (remembered > 0 && (await isPortFree(remembered))) return remembered;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!(await isPortFree(port))) continue;
    writeStateFile(state, file, String(port));
    return port;
  }
  throw new EngineError(`no free port was found on ${LOOPBACK} between ${LOWEST} and ${HIGHEST} for ${engine}`);
}
