// npm test [-- path substring …]: installs if needed, compiles, runs every test; the last line is "N passed, N failed".
import { join, resolve } from 'node:path';
import { runInForeground } from './lib/child.mjs';
import { compileTests } from './lib/compile-tests.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot, say } from './lib/repository.mjs';

requireNode();
ensureInstalled(repositoryRoot);

const filters = process.argv.slice(2);
const outDir = resolve(repositoryRoot, process.env.POSTHORN_TEST_DIST ?? 'dist-test');

const { errors } = compileTests(repositoryRoot, outDir);
const concerns = (error) => error.file === '' || filters.some((filter) => error.file.includes(filter));
const shown = filters.length === 0 || process.env.CI === 'true' ? errors : errors.filter(concerns);
for (const error of shown) say(error.text);
if (errors.length > shown.length)
  say(`(${errors.length - shown.length} type errors in files outside the filter are not shown)`);

process.exitCode = await runInForeground(
  process.execPath,
  ['--enable-source-maps', join(outDir, 'test', 'run.js'), ...filters],
  {
    env: { ...process.env, POSTHORN_TYPE_ERRORS: String(shown.length) },
  },
);
