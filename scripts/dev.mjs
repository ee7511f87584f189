// npm run dev: compiles on every change (types are checked, errors are printed) and restarts the product.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot, say } from './lib/repository.mjs';

const STOP_TIMEOUT_MS = 35_000;

requireNode();
ensureInstalled(repositoryRoot);

const outDir = join(repositoryRoot, 'dist-dev');
const main = join(outDir, 'src', 'main.js');
let product = null;
let restarting = Promise.resolve();
let engines = null;

const compiler = spawn(
  process.execPath,
  [
    join(repositoryRoot, 'node_modules', 'tsc7', 'bin', 'tsc'),
    ...[
      '-p',
      join(repositoryRoot, 'tsconfig.json'),
      '--outDir',
      outDir,
      '--watch',
      '--preserveWatchOutput',
      '--pretty',
      'false',
    ],
  ],
  { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'inherit'] },
);
createInterface({ input: compiler.stdout }).on('line', (line) => {
  say(line);
  const found = /Found (\d+) errors?\b/.exec(line);
  if (found && found[1] === '0') restarting = restarting.then(restart).catch((error) => say(String(error)));
});
compiler.on('exit', (code) => void end(code ?? 1));

/** This process keeps the engines, so that a restart of the product does not restart them too. */
async function keepEngines() {
  const { enginesOptionsFrom, startEngines } = await import(
    pathToFileURL(join(outDir, 'src', 'platform', 'engines', 'index.js')).href
  );
  return await startEngines({ ...enginesOptionsFrom(process.env), say });
}

async function restart() {
  if (!existsSync(main)) return say('dev: src/main.ts is not there yet');
  engines ??= await keepEngines();
  await stopProduct();
  say('dev: starting the product');
  product = spawn(process.execPath, ['--enable-source-maps', main], { cwd: repositoryRoot, stdio: 'inherit' });
  product.on('exit', (code, signal) => {
    if (signal === null && code !== 0) say(`dev: the product ended with ${code}; the next change starts it again`);
  });
}

async function stopProduct() {
  if (!product || product.exitCode !== null || product.signalCode !== null) return;
  const gone = new Promise((resolve) => product.once('exit', resolve));
  product.kill('SIGTERM');
  const impatience = setTimeout(() => product.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(impatience);
}

let ending = false;
async function end(code) {
  if (ending) return;
  ending = true;
  compiler.kill();
  await restarting;
  await stopProduct();
  await engines?.stop();
  process.exit(code);
}
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
