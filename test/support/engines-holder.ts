import { startEngines, type EnginesOptions } from '../../src/platform/engines/index.js';

/**
 * A program: starts engines with the options of its first argument, says what it got as one line of JSON, and stops
 * them on SIGTERM. It stands for a Posthorn process that can be killed.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as EnginesOptions;
const said: string[] = [];
try {
  const engines = await startEngines({ searchPath: process.env['PATH'], ...options, say: (line) => said.push(line) });
  process.stdout.write(`${JSON.stringify({ ...engines, said })}\n`);
  const keepAlive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => void engines.stop().then(() => clearInterval(keepAlive)));
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refusal: (error as Error).message, said })}\n`);
}
