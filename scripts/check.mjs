/**
 * npm run check: everything that can be known about the house without running it, in well under a minute.
 *   npm run check                  all steps
 *   npm run check -- lint tidy     some steps
 *   npm run check -- --root <dir>  another tree, judged by this house's rules (the checker's own test)
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSteps } from './lib/check-runner.mjs';
import { STEPS } from './lib/check-steps.mjs';

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const at = args.indexOf('--root');
const root = at < 0 ? house : resolve(args.splice(at, 2)[1] ?? '');
const unknown = args.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`check: no such step: ${unknown.join(', ')}. There are: ${STEPS.map((s) => s.name).join(', ')}`);
  process.exit(2);
}
const steps = args.length === 0 ? STEPS : STEPS.filter((step) => args.includes(step.name));
process.exit((await runSteps(steps, { root, house })) ? 0 : 1);
