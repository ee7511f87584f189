// One process at a time, by a file that names its holder; a dead holder's file is taken over.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stop } from './repository.mjs';

const PATIENCE_MS = 15 * 60_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function taken(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Runs `work` (synchronous) while no other command of this checkout does the same. */
export function withFileLock(path, doing, work) {
  mkdirSync(dirname(path), { recursive: true });
  const deadline = performance.now() + PATIENCE_MS;
  while (!taken(path)) {
    const holder = holderOf(path);
    if (holder > 0 && !isAlive(holder)) rmSync(path, { force: true });
    else if (performance.now() > deadline)
      stop(`process ${holder} has been ${doing} for too long; end it and remove ${path}`);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}
