// Questions about package-lock.json and what npm installed from it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** The lock's key that Node would resolve `name` to from the package at `key`, or null. */
function resolvedKey(packages, key, name) {
  let from = key;
  for (;;) {
    const candidate = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (from === '') return null;
    const cut = from.lastIndexOf('/node_modules/');
    from = cut === -1 ? '' : from.slice(0, cut);
  }
}

/**
 * Optional packages that a lock names as dependencies but does not describe. A registry that offers only some platforms'
 * builds makes npm write such locks, and `npm ci` then refuses them (EUSAGE, "Missing: … from lock file").
 * @returns {{name: string, version: string, wantedBy: string}[]}
 */
export function missingOptionalPackages(lock) {
  const missing = new Map();
  for (const [key, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!resolvedKey(lock.packages, key, name)) missing.set(name, { name, version, wantedBy: key || 'package.json' });
    }
  }
  return [...missing.values()];
}

/** True when node_modules holds what the lock asks for: every package that is not optional, at its exact version. */
export function isInstalled(root) {
  const lock = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (!lock || !installed) return false;
  return Object.entries(lock.packages).every(([key, entry]) => {
    if (key === '' || entry.optional || entry.link) return true;
    return installed.packages[key]?.version === entry.version;
  });
}

/** The lock of the checkout agrees with its package.json, so that `npm ci` accepts it. */
export function isLockComplete(root) {
  const lock = readJson(join(root, 'package-lock.json'));
  const manifest = readJson(join(root, 'package.json'));
  if (!lock || !manifest || !existsSync(join(root, 'package-lock.json'))) return false;
  const locked = lock.packages[''] ?? {};
  const agrees = ['dependencies', 'devDependencies', 'optionalDependencies'].every((kind) =>
    Object.entries(manifest[kind] ?? {}).every(([name, range]) => locked[kind]?.[name] === range),
  );
  return agrees && missingOptionalPackages(lock).length === 0;
}
