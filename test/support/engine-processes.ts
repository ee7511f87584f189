import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { endAbandonedEngines, type EnginesOptions } from '../../src/platform/engines/index.js';

export interface Holder {
  databaseUrl: string;
  redisUrl: string;
  redisKind: string;
  describe: string;
  said: string[];
  /** Set instead of all others when the engines did not start. */
  refusal?: string;
  process: ChildProcess;
  /** Lets it stop its engines; resolves with its exit code. */
  leave(): Promise<number | null>;
  kill(): Promise<void>;
}

export interface Identity {
  uid: number;
  gid: number;
}

/** A directory of one's own for engines; `clear` ends whatever still runs in it. */
export function temporaryState(owner?: Identity): { stateDir: string; clear: () => Promise<void> } {
  const stateDir = mkdtempSync(join(tmpdir(), 'posthorn-engines-'));
  if (owner) chownSync(stateDir, owner.uid, owner.gid);
  const clear = async (): Promise<void> => {
    await endAbandonedEngines(stateDir);
    rmSync(stateDir, { recursive: true, force: true });
  };
  return { stateDir, clear };
}

/** Starts a process that starts engines; resolves when they answer or are refused. */
export async function hold(options: EnginesOptions, identity?: Identity): Promise<Holder> {
  const script = join(import.meta.dirname, 'engines-holder.js');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...identity,
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void exited.then(([code]) => reject(new Error(`the process ended with ${code} and said nothing`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return (await exited)[0];
  };
  return {
    ...(JSON.parse(line) as Holder),
    process: child,
    leave: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Process ids of the servers of a state directory. */
export function enginePids(stateDir: string): { postgres: number; redis: number } {
  const postmaster = readFileSync(join(stateDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n');
  return { postgres: Number(postmaster[0]), redis: redisPid(stateDir) };
}

export function redisPid(stateDir: string): number {
  const mark = readFileSync(join(stateDir, 'redis.server'), 'utf8').split(' ')[2] ?? '';
  return Number(mark.split(':')[0]);
}

export async function sql<R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
