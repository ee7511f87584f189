import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from '../command.js';
import type { BackedUpFile } from './manifest.js';

const CHUNK = 1024 * 1024;
const AT_ONCE = 4;

export interface Copy {
  from: string;
  to: string;
  /** The name in the manifest. */
  path: string;
}

/**
 * Copies files, four at a time, to disk and not only to memory; answers size and hash of what was read. A file that is gone when
 * its turn comes is left out: of a running server that is no fault.
 */
export async function copyFiles(copies: readonly Copy[], progress: (bytes: number) => void): Promise<BackedUpFile[]> {
  const queue = [...copies];
  const done: BackedUpFile[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const file = await copyFile(next, progress);
      if (file !== null) done.push(file);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function copyFile({ from, to, path }: Copy, progress: (bytes: number) => void): Promise<BackedUpFile | null> {
  const source = await open(from, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (source === null) return null;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const target = await open(to, 'wx', 0o600);
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  let bytes = 0;
  try {
    for (;;) {
      const { bytesRead } = await source.read(chunk, 0, CHUNK, bytes);
      if (bytesRead === 0) break;
      const part = chunk.subarray(0, bytesRead);
      hash.update(part);
      await target.write(part, 0, bytesRead, bytes);
      bytes += bytesRead;
      progress(bytesRead);
    }
    await target.datasync();
  } finally {
    await source.close();
    await target.close();
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Takes files out of a backup; whatever is not as the manifest says ends it. */
export async function takeFiles(
  backup: string,
  files: readonly BackedUpFile[],
  placeOf: (path: string) => string,
  progress: (bytes: number) => void,
): Promise<void> {
  const copies = files.map(({ path }) => ({ from: join(backup, path), to: placeOf(path), path }));
  const taken = new Map((await copyFiles(copies, progress)).map((file) => [file.path, file]));
  for (const { path, bytes, sha256 } of files) {
    const found = taken.get(path);
    if (found === undefined) throw new CommandError(`the backup is damaged: ${path} is missing`);
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw new CommandError(`the backup is damaged: ${path} is not what was written when it was made`);
  }
}
