import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EngineError } from './engine-error.js';
import { isRunning, markProcess, parseMark, serializeMark } from './processes.js';
import type { StateDir } from './state-dir.js';

const LOCK = 'engines.lock';
const PATIENCE_MS = 180_000;

/**
 * Runs `work` while no other process of this machine starts or stops engines in the same state directory. The lock is a
 * file that names its holder; one left behind by a killed process is taken over.
 */
export async function withStateLock<T>(state: StateDir, work: () => Promise<T>): Promise<T> {
  const path = join(state.path, LOCK);
  const mine = `${serializeMark(markProcess(process.pid))}\n`;
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    await acquire(path, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

async function acquire(path: string, draft: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!linked(draft, path)) {
    const holder = readHolder(path);
    if (holder !== null && !isRunning(holder)) breakLock(path);
    else if (performance.now() > deadline) {
      throw new EngineError(
        `process ${holder?.pid ?? '?'} has been starting or stopping the engines for ${PATIENCE_MS / 1000} s; ` +
          `if it is stuck, end it and remove ${path}`,
      );
    } else await pause(25);
  }
}

/** link(2) is atomic and fails when the name is taken; the file is complete before it becomes the lock. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): { pid: number; startTime: string } | null {
  try {
    return parseMark(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Two processes may find the same stale lock: whoever moved a fresh one away by mistake puts it back. */
function breakLock(path: string): void {
  const moved = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, moved);
  } catch {
    return;
  }
  const holder = readHolder(moved);
  if (holder !== null && isRunning(holder)) linked(moved, path);
  rmSync(moved, { force: true });
}
