import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The repository, seen from wherever the compiled tests lie. */
export const house = findHouse(import.meta.dirname);

function findHouse(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : findHouse(dirname(from));
}

/** The compiled tree that this test is part of. */
export const compiled = join(import.meta.dirname, '../..');

export type Tree = Record<string, string>;

/** Writes the files of a tree into a fresh directory, which the caller removes. */
export function plant(tree: Tree): string {
  const root = mkdtempSync(join(tmpdir(), 'posthorn-tidy-'));
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export interface Outcome {
  code: number;
  output: string;
}

/** Runs one of the house's scripts and collects what it prints. */
export function script(
  path: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const started = { maxBuffer: 1 << 24, ...options };
    execFile(process.execPath, [join(house, path), ...args], started, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}
