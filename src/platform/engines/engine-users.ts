import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, markProcess, parseMark, serializeMark } from './processes.js';
import type { StateDir } from './state-dir.js';

const DIRECTORY = 'users';

/**
 * The Posthorn processes that use the engines of one state directory, one file each. Several may (roles started apart, a
 * command of the CLI beside a running server): the engines stop with the last of them.
 */
export function signIn(state: StateDir): void {
  mkdirSync(join(state.path, DIRECTORY), { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(state, process.pid), serializeMark(markProcess(process.pid)), { mode: 0o600 });
}

export function signOut(state: StateDir): void {
  rmSync(fileOf(state, process.pid), { force: true });
}

/** Other living users; the files of dead ones are removed on the way. */
export function otherUsers(state: StateDir): number[] {
  const alive: number[] = [];
  if (!existsSync(join(state.path, DIRECTORY))) return alive;
  for (const name of readdirSync(join(state.path, DIRECTORY))) {
    const path = join(state.path, DIRECTORY, name);
    const mark = parseMark(readFileSync(path, 'utf8'));
    if (mark && mark.pid === process.pid) continue;
    if (mark && isRunning(mark)) alive.push(mark.pid);
    else rmSync(path, { force: true });
  }
  return alive;
}

function fileOf(state: StateDir, pid: number): string {
  return join(state.path, DIRECTORY, String(pid));
}
