import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { startRunEngines, type RunEngines } from '../engines-of-a-run.js';
import { testEnginesVariable } from '../engines.js';
import { ALONE, runAgain, runFiles, type RunPlan } from './run-files.js';
import { Tally } from './tally.js';

const MOST_LANES = 4;
const DEFAULT_PATIENCE_S = 180;
/** More failing files than these are no accident of a busy machine. */
const MOST_AGAIN = 3;

const outDir = join(import.meta.dirname, '../../..');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function findTests(filters: string[]): string[] {
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
  const tests = files.filter((file) => /\.(spec|test)\.js$/.test(file)).sort();
  const source = (file: string): string => relative('.', file).replace(/\.js$/, '.ts');
  return tests.filter((file) => filters.length === 0 || filters.some((filter) => source(file).includes(filter)));
}

/** Pure specs need no server: a run of nothing else starts at once. */
function needsEngines(files: string[]): boolean {
  return files.some((file) => !file.endsWith('.spec.js'));
}

function environmentOf(engines: RunEngines): Record<string, string> {
  return { ...testEnginesVariable(engines), TMPDIR: engines.temporaryDirectory };
}

/**
 * Runs every *.spec and *.test file under the compiled tree. Arguments are parts of paths; none means all.
 * Engines are started once for all of them. True when everything passed.
 */
export async function runAll(filters: string[]): Promise<boolean> {
  const tally = new Tally(outDir, print);
  const typeErrors = Number(process.env['POSTHORN_TYPE_ERRORS'] ?? '0');
  if (typeErrors > 0) tally.fail('', 'types', `${typeErrors} type errors, listed at the top`);
  const found = findTests(filters);
  if (found.length === 0) tally.fail('', 'files', `no test file's path contains ${filters.join(' or ')}`);
  const engines = needsEngines(found) ? await startRunEngines(print) : null;
  const stop = async (): Promise<void> => await engines?.stop();
  process.once('SIGINT', () => void stop().then(() => process.exit(130)));
  process.once('SIGTERM', () => void stop().then(() => process.exit(143)));
  try {
    const files = found.map((file) => join(outDir, file));
    const isAlone = (file: string): boolean => file.endsWith(ALONE);
    const lanes = Math.max(1, Math.min(availableParallelism(), MOST_LANES, Math.ceil(files.length / 2)));
    const patienceMs = Number(process.env['POSTHORN_TEST_PATIENCE_S'] ?? DEFAULT_PATIENCE_S) * 1000;
    const env = { NODE_ENV: 'test', ...(engines ? environmentOf(engines) : {}) };
    const shared = files.filter((file) => !isAlone(file));
    const plan: RunPlan = { shared, alone: files.filter(isAlone), lanes, patienceMs, env };
    await runFiles(plan, tally, print);
    const failed = tally.failedFiles();
    if (filters.length === 0 && failed.length <= MOST_AGAIN) await runAgain(failed, plan, tally, print);
  } finally {
    await stop();
  }
  return tally.conclude();
}
