import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EngineError, messageOf, type SayLine } from './engine-error.js';

/** PostgreSQL refuses to run as root, so root's engines run as this system user. */
export const ENGINE_USER = 'posthorn';

/** Whom the engines run as; null: whoever runs Posthorn. */
export interface EngineUser {
  uid: number;
  gid: number;
}

function findUser(name: string): EngineUser | null {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.map((line) => line.split(':')).find((parts) => parts[0] === name);
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null;
}

function addUser(home: string): void {
  const shell = '/usr/sbin/nologin';
  const args = ['--system', '--user-group', '--no-create-home', '--home-dir', home, '--shell', shell, ENGINE_USER];
  execFileSync('useradd', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
}

export function ensureEngineUser(home: string, say: SayLine): EngineUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = findUser(ENGINE_USER);
  if (known) return known;
  try {
    addUser(home);
  } catch (error) {
    // Two starters at once: the other one may have added it between the look and the command.
    if (!findUser(ENGINE_USER)) {
      throw new EngineError(
        `PostgreSQL does not run as root and the system user "${ENGINE_USER}" could not be added (${messageOf(error)}). ` +
          'Run Posthorn as a normal user, or set DATABASE_URL and REDIS_URL.',
      );
    }
  }
  const added = findUser(ENGINE_USER);
  if (!added) throw new EngineError(`the system user "${ENGINE_USER}" was added but is not in /etc/passwd`);
  say(`engines: added the system user "${ENGINE_USER}", because PostgreSQL does not run as root`);
  return added;
}
