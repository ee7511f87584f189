import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { EngineError, messageOf, type SayLine } from './engine-error.js';
import { ensureEngineUser, type EngineUser } from './engine-user.js';

/** The directory that holds everything the engines keep: data, ports, passwords, logs. */
export interface StateDir {
  path: string;
  user: EngineUser | null;
}

/** Root's state lies outside the repository: its home is usually closed to the system user of the engines. */
export function defaultStateDir(repositoryRoot: string): string {
  return process.getuid?.() === 0 ? '/var/lib/posthorn' : join(repositoryRoot, '.posthorn');
}

export function openStateDir(path: string, say: SayLine): StateDir {
  const directory = resolve(path);
  const user = ensureEngineUser(directory, say);
  const state = { path: directory, user };
  try {
    makeDirectory(state, '.', 0o711);
    makeDirectory(state, 'secrets', 0o700, { ownedByEngine: false });
  } catch (error) {
    throw new EngineError(
      `the state directory ${directory} cannot be used (${messageOf(error)}). Set POSTHORN_STATE_DIR to a directory you own.`,
    );
  }
  if (user) requireReachable(directory, user);
  return { path: realpathSync(directory), user };
}

export function makeDirectory(state: StateDir, name: string, mode: number, { ownedByEngine = true } = {}): string {
  const path = join(state.path, name);
  mkdirSync(path, { recursive: true, mode });
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  if (state.user && ownedByEngine) chownSync(path, state.user.uid, state.user.gid);
  if (statSync(path).uid === process.getuid?.() || state.user) chmodSync(path, mode);
  return path;
}

/** Every directory above must let the engines' user pass, or they fail later with a bare "permission denied". */
function requireReachable(directory: string, user: EngineUser): void {
  for (let path = dirname(directory); path !== dirname(path); path = dirname(path)) {
    const { mode } = statSync(path);
    if (maySearch(path, user)) continue;
    throw new EngineError(
      `the engines run as another user than root and cannot reach the state directory ${directory}: ${path} is closed ` +
        `to them (mode ${(mode & 0o777).toString(8)}). Set POSTHORN_STATE_DIR to a directory outside it, such as /var/lib/posthorn.`,
    );
  }
}

function maySearch(directory: string, user: EngineUser): boolean {
  const { mode, uid, gid } = statSync(directory);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
}

export function readStateFile(state: StateDir, name: string): string | null {
  try {
    return readFileSync(join(state.path, name), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside and renamed: a kill in the middle leaves the old content or the new, never half of it. */
export function writeStateFile(
  state: StateDir,
  name: string,
  content: string,
  { readableByEngine = false } = {},
): string {
  const path = join(state.path, name);
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  if (readableByEngine && state.user) chownSync(draft, state.user.uid, state.user.gid);
  renameSync(draft, path);
  return path;
}

/** A password made on first use and kept in a file that only its owner reads. */
export function secretOf(state: StateDir, name: string): string {
  const file = join('secrets', name);
  const kept = readStateFile(state, file);
  if (kept) return kept;
  const made = randomBytes(24).toString('hex');
  writeStateFile(state, file, made);
  return made;
}
