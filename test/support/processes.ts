import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestDatabase } from './engines.js';
import { freePort } from './free-port.js';
import { TEST_SECRETS_KEY } from './test-config.js';

/** A busy machine takes its time; a process that hangs must not hang the test. */
const READY_WITHIN_MS = 120_000;

export interface PosthornProcess {
  pid: number;
  /** Everything it printed, for messages of failing tests. */
  output(): string;
  /** Ends it and answers its exit code (null when a signal ended it). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
  exited: Promise<number | null>;
}

/** The ports of one installation of several processes. */
export interface Ports {
  http: number;
  submission: number;
  tls: number;
  inbound: number;
}

export async function freePorts(): Promise<Ports> {
  const [http, submission, tls, inbound] = [await freePort(), await freePort(), await freePort(), await freePort()];
  return { http, submission, tls, inbound };
}

/**
 * Starts a real process of the product (the compiled `src/main.js`) with the roles given on the test's database; answers
 * once it says that it runs. Processes of one test share keys, so they are one installation.
 */
export async function startProcess(
  database: TestDatabase,
  ports: Ports,
  environment: Record<string, string> = {},
): Promise<PosthornProcess> {
  const main = join(import.meta.dirname, '../../src/main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...environmentOf(database, ports), ...environment },
  });
  const lines: string[] = [];
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith('Posthorn runs')) resolve();
      });
    }
  });
  const output = (): string => lines.slice(-200).join('\n');
  const failed = exited.then((code) => {
    throw new Error(`the process ended (${code}) before it was ready:\n${output()}`);
  });
  failed.catch(() => undefined);
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the process was not ready within ${READY_WITHIN_MS} ms:\n${output()}`));
    }, READY_WITHIN_MS);
    void Promise.race([ready, exited]).then(() => clearTimeout(timer));
  });
  await Promise.race([ready, failed, late]);
  return {
    pid: child.pid!,
    output,
    exited,
    signal: (signal) => void child.kill(signal),
    stop: (signal) => end(child, exited, signal),
  };
}

async function end(
  child: ChildProcess,
  exited: Promise<number | null>,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | null> {
  child.kill(signal);
  return exited;
}

function environmentOf(database: TestDatabase, ports: Ports): Record<string, string> {
  return {
    DATABASE_URL: database.databaseUrl,
    REDIS_URL: database.redisUrl,
    QUEUE_PREFIX: database.queuePrefix,
    POSTHORN_STATE_DIR: mkdtempSync(join(tmpdir(), 'posthorn-process-')),
    SECRETS_KEY: TEST_SECRETS_KEY.toString('base64'),
    HTTP_PORT: String(ports.http),
    SMTP_SUBMISSION_PORTS: String(ports.submission),
    SMTP_TLS_PORTS: String(ports.tls),
    SMTP_INBOUND_PORT: String(ports.inbound),
    SMTP_ALLOW_PLAIN_AUTH: '1',
    TEST_CLOCK: '1',
    LOG_LEVEL: 'warn',
    DATABASE_POOL: '12',
    API_RATE_LIMIT: '1000000',
    ADMIN_EMAIL: 'operator@posthorn.test',
    ADMIN_PASSWORD: 'correct horse battery staple',
  };
}
