import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandError } from '../command.js';

/** A program of the PostgreSQL client, where the environment looks for programs. */
export function findProgram(name: string, searchPath: string): string {
  for (const folder of searchPath.split(delimiter).filter((part) => part !== '')) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  throw new CommandError(
    `${name} is not installed here: apt-get install postgresql-client (of the server’s major version or newer)`,
  );
}

/** Runs it; its own messages are passed on line by line. Throws when it does not end well. */
export async function runProgram(
  path: string,
  args: readonly string[],
  { password, say }: { password: string; say: (line: string) => void },
): Promise<string> {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], env: withPassword(password) });
  const said: string[] = [];
  const answered: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => void answered.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.push(text);
    for (const line of text.trimEnd().split('\n')) say(`  ${line}`);
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(signal === null ? (status ?? 1) : 128));
  });
  if (code !== 0)
    throw new CommandError(`${path} ended with ${code}: ${said.join('').trim().split('\n').at(-1) ?? ''}`);
  return answered.join('');
}

/** Not among the arguments, which every user of the machine can read. */
function withPassword(password: string): NodeJS.ProcessEnv | undefined {
  return password === '' ? undefined : { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', PGPASSWORD: password };
}
