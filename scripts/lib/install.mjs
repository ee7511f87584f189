// Brings node_modules in line with package-lock.json, so that one command is enough on a clean checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, isLockComplete } from './lock-file.mjs';
import { say, stop } from './repository.mjs';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
const WAIT_FOR_OTHER_MS = 15 * 60_000;

function npm(root, args) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // npm's own output goes to stderr: the last line of stdout belongs to the command that follows.
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.error?.code === 'ENOENT')
    stop('npm was not found in PATH; it comes with Node.js and is needed to install the packages');
  return done.status === 0;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two commands started at once must not install into one node_modules: the second waits for the first. */
function withInstallLock(root, work) {
  const directory = join(root, '.posthorn');
  const path = join(directory, 'install.lock');
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const deadline = performance.now() + WAIT_FOR_OTHER_MS;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(readFileSyncOrEmpty(path));
      if (!isAlive(holder)) rmSync(path, { force: true });
      else if (performance.now() > deadline)
        stop(`process ${holder} has been installing packages for too long (${path})`);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function readFileSyncOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Installs when needed, in place if node_modules is there already; says so in one line. */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  withInstallLock(root, () => {
    if (isInstalled(root)) return;
    const fresh = !existsSync(join(root, 'node_modules'));
    say(
      `posthorn: installing the packages of package-lock.json (${fresh ? 'first run, about a minute' : 'they changed'}) …`,
    );
    const started = performance.now();
    const installed =
      (fresh && isLockComplete(root) && npm(root, ['ci', ...QUIET])) || npm(root, ['install', '--no-save', ...QUIET]);
    if (!installed) stop('npm could not install the packages (its message is above); is the registry reachable?');
    say(`posthorn: packages installed in ${Math.round((performance.now() - started) / 1000)} s`);
  });
}
