// npm run fix-lock, after every change of package-lock.json: makes `npm ci` work with it anywhere.
// 1. A registry that offers only some platforms' builds leaves the others out of the lock, and `npm ci` then refuses it:
//    they are added by name and version, to be fetched only by the platform that wants them.
// 2. Addresses of the registry that happened to be used do not belong in the lock.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingOptionalPackages } from './lib/lock-file.mjs';
import { repositoryRoot, say } from './lib/repository.mjs';

const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'android', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];
const OTHER_NAMES = { windows: 'win32', ppc64le: 'ppc64', armv7: 'arm', wasm: 'wasm32' };

/** Which system, processor and C library a platform package is for, read from its name; "none" keeps npm from wanting it. */
function platformOf(name) {
  const words = name.split(/[/@._-]/).map((word) => OTHER_NAMES[word] ?? word);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  if (!os) return { os: ['none'], cpu: ['none'] };
  return { os: [os], cpu: cpu ? [cpu] : undefined, libc: os === 'linux' ? [libc] : undefined };
}

/** Fields in npm's own order, so that npm does not write the file again. */
function entryOf({ name, version, wantedBy }) {
  const { os, cpu, libc } = platformOf(name);
  const dev = lock.packages[wantedBy]?.dev;
  return { version: version.replace(/^[~^=v]+/, ''), cpu, dev, libc, optional: true, os };
}

const path = join(repositoryRoot, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingOptionalPackages(lock);
for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryOf(one);
let addresses = 0;
for (const entry of Object.values(lock.packages)) {
  if (!/^https?:/.test(entry.resolved ?? '')) continue;
  delete entry.resolved;
  addresses += 1;
}
const [root, ...others] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...others.sort(([a], [b]) => (a < b ? -1 : 1))]);
const text = `${JSON.stringify(lock, null, 2)}\n`;
const changed = text !== readFileSync(path, 'utf8');
if (changed) writeFileSync(path, text);
say(
  `package-lock.json: ${missing.length} platform packages added, ${addresses} addresses removed${changed ? '' : ' (unchanged)'}`,
);
