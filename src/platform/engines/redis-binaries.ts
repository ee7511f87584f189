import { execFile, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf, type SayLine } from './engine-error.js';

const run = promisify(execFile);

/** Debian ships the server inside its tools packages: redis-check-rdb is redis-server under another name. */
const PROGRAMS = [
  { program: 'redis-server', argv0: 'redis-server' },
  { program: 'valkey-server', argv0: 'valkey-server' },
  { program: 'redis-check-rdb', argv0: 'redis-server' },
  { program: 'valkey-check-rdb', argv0: 'valkey-server' },
];
const USUAL_DIRECTORIES = ['/usr/local/bin', '/usr/bin', '/usr/local/sbin', '/usr/sbin', '/bin', '/opt/homebrew/bin'];
const OLDEST = [6, 2];

export interface RedisBinary {
  path: string;
  argv0: string;
  version: string;
}

/** A real Redis or Valkey on this machine that is new enough. */
export function findRedisBinary(searchPath: string): RedisBinary | null {
  const directories = new Set([...searchPath.split(':').filter((part) => part.startsWith('/')), ...USUAL_DIRECTORIES]);
  for (const { program, argv0 } of PROGRAMS) {
    for (const directory of directories) {
      const path = join(directory, program);
      const version = isExecutable(path) ? versionOf(path, argv0) : null;
      if (version !== null && isNewEnough(version)) return { path, argv0, version };
    }
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(path: string, argv0: string): string | null {
  const done = spawnSync(path, ['--version'], { argv0, encoding: 'utf8', timeout: 5_000 });
  return /v=(\d+\.\d+(?:\.\d+)?)/.exec(done.stdout ?? '')?.[1] ?? null;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0]! || (major === OLDEST[0] && minor >= OLDEST[1]!);
}

const APT_ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
const APT_QUICK = [
  '-qq',
  '-o',
  'Acquire::Retries=0',
  '-o',
  'Acquire::http::Timeout=10',
  '-o',
  'DPkg::Lock::Timeout=30',
];
const DOWNLOAD_TIMEOUT_MS = 60_000;
const INSTALL_TIMEOUT_MS = 180_000;

/**
 * Debian's redis-tools as root: the whole server, without a service, a user or a port of its own. Downloads may be cut
 * short at any time; the unpacking that follows needs no network and gets the time it wants.
 */
export async function installRedisTools(say: SayLine): Promise<boolean> {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return false;
  say(
    'redis: no Redis on this machine; installing the package redis-tools with apt-get (POSTHORN_NO_APT=1 prevents it) …',
  );
  const install = ['install', '-y', '--no-install-recommends', ...APT_QUICK, 'redis-tools'];
  try {
    await apt([...install, '--download-only'], DOWNLOAD_TIMEOUT_MS).catch(async () => {
      await apt(['update', ...APT_QUICK], DOWNLOAD_TIMEOUT_MS);
      await apt([...install, '--download-only'], DOWNLOAD_TIMEOUT_MS);
    });
    await apt([...install, '--no-download'], INSTALL_TIMEOUT_MS);
    return true;
  } catch (error) {
    say(`redis: apt-get could not install redis-tools (${firstLine(messageOf(error))})`);
    return false;
  }
}

async function apt(args: string[], timeoutMs: number): Promise<void> {
  await run('/usr/bin/apt-get', args, { env: APT_ENVIRONMENT, timeout: timeoutMs, maxBuffer: 16 << 20 });
}

function firstLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => line.startsWith('E:')) ?? lines[0] ?? '';
}
