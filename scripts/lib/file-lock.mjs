// One process at a time, by a file that names its holder; a dead holder's file is taken over.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stop } from './repository.mjs';

const PATIENCE_MS = 15 * 60_000;

/** Pid and kernel start time: in a container that was started again the same small pid belongs to somebody else. */
function markOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return `${pid}:${text.slice(text.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return `${pid}:`;
  }
}

function isAlive(mark) {
  const pid = Number(mark.split(':')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return markOf(pid) === mark;
}

function holderOf(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function taken(path) {
  try {
    writeFileSync(path, markOf(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (error.code === 'EACCES' || error.code === 'EROFS') {
      stop(`${path} cannot be written: this checkout belongs to somebody else. Use a checkout of your own.`);
    }
    throw error;
  }
}

/** Runs `work` (synchronous) while no other command of this checkout does the same. */
export function withFileLock(path, doing, work) {
  mkdirSync(dirname(path), { recursive: true });
  const deadline = performance.now() + PATIENCE_MS;
  while (!taken(path)) {
    const holder = holderOf(path);
    if (holder !== '' && !isAlive(holder)) rmSync(path, { force: true });
    else if (performance.now() > deadline) {
      stop(`process ${holder} has been ${doing} for too long; end it and remove ${path}`);
    } else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release); // The work may end the process.
  try {
    return work();
  } finally {
    process.off('exit', release);
    release();
  }
}
