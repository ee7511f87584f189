/**
 * node scripts/pictures.mjs
 * Takes the pictures in docs/images anew: the browser test does, while it works through the pages.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './lib/repository.mjs';

const test = spawnSync(process.execPath, [join(repositoryRoot, 'scripts/test.mjs'), 'test/integration/browser'], {
  cwd: repositoryRoot,
  env: { ...process.env, POSTHORN_PICTURES: '1' },
  stdio: 'inherit',
});
process.exit(test.status ?? 1);
