import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command.js';

export interface BackedUpFile {
  /** From the folder of the backup, with `/`. */
  path: string;
  bytes: number;
  sha256: string;
}

/** What a backup says of itself. It is written last: a folder without it is no backup. */
export interface Manifest {
  format: 1;
  /** `data-directory`: the files of an embedded server; `dump`: what pg_dump wrote of a server of the operator's own. */
  kind: 'data-directory' | 'dump';
  madeAt: string;
  /** Of the server, so that one is chosen that can read it. */
  postgres: string;
  /** The last migration that had run; the build that restores must know it. */
  lastMigration: string;
  files: BackedUpFile[];
  /** Of a data directory, those too in which nothing is. */
  folders: string[];
}

const FILE = 'manifest.json';

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, FILE), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
}

export function readManifest(folder: string): Manifest {
  const path = join(folder, FILE);
  if (!existsSync(path)) throw new CommandError(`${folder} is no backup: it has no ${FILE}`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  if (manifest.format !== 1)
    throw new CommandError(
      `${path} is of format ${String(manifest.format)}; this build knows 1. Use the build that made it, or a newer one.`,
    );
  for (const file of [...manifest.files.map(({ path: one }) => one), ...manifest.folders]) {
    if (file.startsWith('/') || file.split('/').includes('..'))
      throw new CommandError(`${path} names a file outside: ${file}`);
  }
  return manifest;
}
