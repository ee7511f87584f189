import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, isRunning, markProcess, waitUntil, type ProcessMark } from './processes.js';

export interface PostgresServer {
  mark: ProcessMark;
  /** NaN for a moment after its start. */
  port: number;
}

/** Lines of postmaster.pid: 1 process id, 2 data directory, 4 port. */
export function readPostmasterFile(data: string): PostgresServer | null {
  const lines = readLines(data);
  const mark = markProcess(Number(lines[0]));
  if (!isRunning(mark) || !servesData(mark.pid, data)) return null;
  return { mark, port: Number(lines[3]) };
}

function readLines(data: string): string[] {
  const path = join(data, 'postmaster.pid');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}

/** After a reboot the number in a stale file may belong to anybody. */
function servesData(pid: number, data: string): boolean {
  return process.platform !== 'linux' || commandLineOf(pid).includes(data);
}

/**
 * PostgreSQL removes the file of a dead server by itself, unless the number in it still answers: a killed process that
 * nobody collects (a container without an init), or a stranger that got the number. Then we do, on the proof PostgreSQL
 * itself goes by: no process is attached to the shared memory segment that the file names.
 */
export async function removeStalePidFile(data: string): Promise<void> {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path) || readPostmasterFile(data)) return;
  const segment = Number(readLines(data)[6]?.trim().split(/\s+/)[1]);
  if (await waitUntil(() => attachedTo(segment) === 0, 10_000)) rmSync(path, { force: true });
}

/** Processes attached to a System V segment; null where the kernel does not tell. */
function attachedTo(segment: number): number | null {
  try {
    const rows = readFileSync('/proc/sysvipc/shm', 'utf8').trim().split('\n').slice(1);
    const fields = rows.map((row) => row.trim().split(/\s+/)).find((columns) => Number(columns[1]) === segment);
    return fields ? Number(fields[6]) : 0;
  } catch {
    return null;
  }
}
