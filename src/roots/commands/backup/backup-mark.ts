import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, instantOf, toIso } from '../../../kernel/time/instant.js';

const FILE = 'last-backup.json';

/** When the installation of a state directory was last backed up, and to where; for `posthorn doctor`. */
export interface BackupMark {
  at: Instant;
  place: string;
}

export function readBackupMark(stateDir: string): BackupMark | null {
  const path = join(stateDir, FILE);
  if (!existsSync(path)) return null;
  const { at, place } = JSON.parse(readFileSync(path, 'utf8')) as { at: string; place: string };
  return { at: instantOf(at), place };
}

export function writeBackupMark(stateDir: string, { at, place }: BackupMark): void {
  writeFileSync(join(stateDir, FILE), `${JSON.stringify({ at: toIso(at), place })}\n`, { mode: 0o600 });
}
