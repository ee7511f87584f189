// Where the repository lies, whatever directory the command was started from.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Prints one line for a human on stderr: stdout belongs to the program that is started. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends with a message and no stack: the reader is a stranger in front of a fresh machine. */
export function stop(message) {
  say(`posthorn: ${message}`);
  process.exit(1);
}
