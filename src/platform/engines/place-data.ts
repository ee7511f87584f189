import { chmodSync, existsSync, lchownSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError, type SayLine } from './engine-error.js';
import { makeDirectory, openStateDir, type StateDir } from './state-dir.js';
import { withStateLock } from './state-lock.js';

/**
 * Puts a data directory of PostgreSQL into a state directory that has none: `fill` gets an empty folder, and what it left there
 * is taken over as a whole or, when it fails, not at all.
 */
export async function placePostgresData(
  stateDir: string,
  fill: (folder: string) => Promise<void>,
  say: SayLine,
): Promise<void> {
  const state = openStateDir(stateDir, say);
  const data = join(state.path, 'pgdata');
  await withStateLock(state, async () => {
    if (existsSync(data)) throw new EngineError(`${data} is there already, and is never overwritten`);
    const draft = makeDirectory(state, 'pgdata.restored', 0o700);
    try {
      if (readdirSync(draft).length > 0)
        throw new EngineError(`${draft} is left from another attempt: remove it first`);
      await fill(draft);
      giveToEngine(state, draft);
      renameSync(draft, data);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error;
    }
  });
}

/** PostgreSQL starts only on files that are its user's own and closed to all others. */
function giveToEngine(state: StateDir, folder: string): void {
  if (state.user) lchownSync(folder, state.user.uid, state.user.gid);
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveToEngine(state, path);
    else {
      if (state.user) lchownSync(path, state.user.uid, state.user.gid);
      chmodSync(path, 0o600);
    }
  }
}
