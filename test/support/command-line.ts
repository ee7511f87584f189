import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '../../src/platform/config/config.js';
import type { TestDatabase } from './engines.js';
import { TEST_SECRETS_KEY } from './test-config.js';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** `posthorn <words>` as a process of its own, with nothing in its environment but what is given. */
export async function posthorn(words: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const cli = join(import.meta.dirname, '../../src/cli.js');
  const child = spawn(process.execPath, ['--enable-source-maps', cli, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], POSTHORN_NO_APT: '1', ...environment },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, ...said };
}

/** The environment of another process of an installation that a test has started. */
export function environmentOf(database: TestDatabase, config: Config): Record<string, string> {
  const { values, facts } = config;
  return {
    DATABASE_URL: database.databaseUrl,
    REDIS_URL: database.redisUrl,
    QUEUE_PREFIX: database.queuePrefix,
    POSTHORN_STATE_DIR: facts.stateDir,
    SECRETS_KEY: TEST_SECRETS_KEY.toString('base64'),
    HTTP_PORT: String(values.HTTP_PORT),
    SMTP_SUBMISSION_PORTS: values.SMTP_SUBMISSION_PORTS.join(','),
    SMTP_TLS_PORTS: values.SMTP_TLS_PORTS.join(','),
    SMTP_INBOUND_PORT: String(values.SMTP_INBOUND_PORT),
    DATABASE_POOL: '12',
    TEST_CLOCK: '1',
  };
}
