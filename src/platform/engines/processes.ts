import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A process that can be recognised later: pids are reused, the pair of pid and kernel start time is not. Where the
 * kernel does not tell the start time (no /proc), it is empty and the pid alone must do.
 */
export interface ProcessMark {
  pid: number;
  startTime: string;
}

interface ProcessStat {
  state: string;
  startTime: string;
}

function readStat(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command name may hold spaces and brackets; the fields after its last bracket are fixed (proc_pid_stat(5)).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTime: fields[19] ?? '' };
  } catch {
    return null;
  }
}

function answersSignalZero(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function markProcess(pid: number): ProcessMark {
  return { pid, startTime: readStat(pid)?.startTime ?? '' };
}

/** A zombie counts as gone: in a container without an init nobody collects it. */
export function isRunning(mark: ProcessMark): boolean {
  if (!Number.isInteger(mark.pid) || mark.pid <= 0 || !answersSignalZero(mark.pid)) return false;
  const stat = readStat(mark.pid);
  if (!stat) return process.platform !== 'linux';
  if (stat.state === 'Z' || stat.state === 'X') return false;
  return mark.startTime === '' || mark.startTime === stat.startTime;
}

export function serializeMark(mark: ProcessMark): string {
  return `${mark.pid}:${mark.startTime}`;
}

export function parseMark(text: string): ProcessMark | null {
  const match = /^(\d+):(\d*)\s*$/.exec(text);
  return match ? { pid: Number(match[1]), startTime: match[2] ?? '' } : null;
}

export async function waitUntil(condition: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() > deadline) return false;
    await pause(10);
  }
}

/** Asks with `signal`, waits, and kills what does not go. True when it went by itself. */
export async function endProcess(mark: ProcessMark, signal: NodeJS.Signals, timeoutMs: number): Promise<boolean> {
  if (!isRunning(mark)) return true;
  sendSignal(mark.pid, signal);
  if (await waitUntil(() => !isRunning(mark), timeoutMs)) return true;
  sendSignal(mark.pid, 'SIGKILL');
  await waitUntil(() => !isRunning(mark), 5_000);
  return false;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Its arguments; none for a process that is gone or dead. Readable across users, unlike its directory. */
export function commandLineOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
