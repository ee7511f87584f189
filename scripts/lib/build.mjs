// Builds dist with `nest build`, and only when something it is made from changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFileLock } from './file-lock.mjs';
import { say, stop } from './repository.mjs';

const INPUTS = ['src', 'migrations', 'nest-cli.json', 'tsconfig.json', 'package.json', 'package-lock.json'];

function* filesOf(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return;
  const entries = readdirOrNull(absolute);
  if (entries === null) yield path;
  else for (const name of entries.sort()) yield* filesOf(root, join(path, name));
}

function readdirOrNull(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/** One hash over names and contents of everything the build reads. */
export function hashOfSources(root) {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of filesOf(root, input)) {
      if (/\.spec\.ts$/.test(file)) continue;
      const content = readFileSync(join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

export function ensureBuilt(root) {
  const stamp = join(root, 'dist', '.build-hash');
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources(root);
  if (isFresh()) return;
  withFileLock(join(root, '.posthorn', 'build.lock'), 'building', () => {
    if (isFresh()) return;
    say('posthorn: building …');
    const hash = hashOfSources(root);
    const started = performance.now();
    const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    const done = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
    if (done.status !== 0) stop('the build failed (its messages are above)');
    writeFileSync(stamp, hash);
    say(`posthorn: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  });
}
