// Brings node_modules in line with package-lock.json, so that one command is enough on a clean checkout.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withFileLock } from './file-lock.mjs';
import { isInstalled, isLockComplete } from './lock-file.mjs';
import { say, stop } from './repository.mjs';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];

function npm(root, args) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // npm's own output goes to stderr: the last line of stdout belongs to the command that follows.
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.error?.code === 'ENOENT') {
    stop('npm was not found in PATH; it comes with Node.js and is needed to install the packages');
  }
  return done.status === 0;
}

/** Installs when needed, in place if node_modules is there already; says so in one line. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  withFileLock(join(root, '.posthorn', 'install.lock'), 'installing packages', () => {
    if (isInstalled(root)) return;
    const fresh = !existsSync(join(root, 'node_modules'));
    say(`posthorn: installing packages (${fresh ? 'first run, about a minute' : 'package-lock.json changed'}) …`);
    const started = performance.now();
    // `npm ci` takes the lock as it is, but empties node_modules first: only where there is nothing to empty.
    const installed = fresh && isLockComplete(root) && npm(root, ['ci', ...QUIET]);
    if (!installed && !npm(root, ['install', '--no-save', ...QUIET])) {
      stop('npm could not install the packages (its message is above); is the registry reachable?');
    }
    say(`posthorn: packages installed in ${Math.round((performance.now() - started) / 1000)} s`);
  });
}
