import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The SECRETS_KEY of an installation that was given none: made once, kept 0600 in the state directory. Several processes
 * may start at the same moment; the first link wins and all read the same key.
 */
export function localSecretsKey(stateDir: string): Buffer {
  const directory = join(stateDir, 'secrets');
  const path = join(directory, 'secrets-key');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    return readKey(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readKey(path);
}

function readKey(path: string): Buffer {
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length !== 32)
    throw new Error(`${path} does not hold 32 bytes in base64; restore it, or sealed secrets stay unreadable`);
  return key;
}
