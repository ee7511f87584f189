/** The file by which a demo's folder is known, and what is in it: who runs there, on which ports, and in which world. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'posthorn-demo.json';

/** Null where no demo has been. */
export function readMark(folder) {
  const file = join(folder, NAME);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Replaces what is given; the rest stays. */
export function writeMark(folder, facts) {
  writeFileSync(join(folder, NAME), `${JSON.stringify({ ...readMark(folder), ...facts })}\n`, { mode: 0o600 });
}
