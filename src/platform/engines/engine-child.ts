import { spawn } from 'node:child_process';
import { closeSync, fchownSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { markProcess, type ProcessMark } from './processes.js';
import { EngineError } from './engine-error.js';
import type { StateDir } from './state-dir.js';

const LOG_LIMIT_BYTES = 8 * 1024 * 1024;
const TAIL_LINES = 12;

export interface EngineCommand {
  /** Names the log file and the messages: "postgres", "redis". */
  engine: string;
  program: string;
  args: string[];
  argv0?: string;
  /** Run as whoever runs Posthorn, not as the engines' user. */
  asSelf?: boolean;
}

export interface EngineChild {
  mark: ProcessMark;
  hasEnded(): boolean;
  /** The last lines it wrote since this start. */
  logTail(): string;
}

/**
 * Starts a server that may outlive this process: its own session, so that Ctrl-C in the terminal reaches Posthorn only
 * and Posthorn stops its engines last; its log in a file, so that nothing breaks when this process is killed.
 */
export function spawnEngine(state: StateDir, command: EngineCommand): Promise<EngineChild> {
  const log = openLog(state, command.engine);
  const logStart = fstatSync(log).size;
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, {
      argv0: command.argv0,
      cwd: state.path,
      detached: true,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      ...(command.asSelf ? undefined : state.user),
    });
    closeSync(log);
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', (error) => {
      ended = true;
      reject(new EngineError(`${command.engine} could not be started: ${command.program}: ${error.message}`));
    });
    child.once('spawn', () => {
      child.unref();
      resolve({
        mark: markProcess(child.pid ?? 0),
        hasEnded: () => ended,
        logTail: () => logTail(state, command.engine, logStart),
      });
    });
  });
}

function openLog(state: StateDir, engine: string): number {
  const path = logPath(state, engine);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(path, `${path}.old`);
  const log = openSync(path, 'a', 0o600);
  if (state.user) fchownSync(log, state.user.uid, state.user.gid);
  return log;
}

export function logPath(state: StateDir, engine: string): string {
  return join(state.path, `${engine}.log`);
}

function logTail(state: StateDir, engine: string, from: number): string {
  try {
    const written = readFileSync(logPath(state, engine)).subarray(from).toString('utf8');
    return written.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  } catch {
    return '(no log)';
  }
}
