// Type-checks and compiles sources and tests in one go (TypeScript 7: about a second).
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const COMPILED_DIRECTORIES = ['src', 'migrations', 'test', 'bench'];

function* filesUnder(directory) {
  if (!existsSync(directory)) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield path;
  }
}

/** Output whose source is gone would still be found and run. */
function removeStaleOutput(root, outDir) {
  for (const directory of COMPILED_DIRECTORIES) {
    for (const path of filesUnder(join(outDir, directory))) {
      if (!/\.js(\.map)?$/.test(path)) continue;
      const source = join(root, relative(outDir, path).replace(/\.js(\.map)?$/, '.ts'));
      if (!existsSync(source) && !existsSync(source.replace(/\.ts$/, '.js'))) rmSync(path, { force: true });
    }
  }
}

/** Files read at run time beside the code (HTML, SQL, JSON, mail samples) keep their place beside the output. */
function copyAssets(root, outDir) {
  for (const directory of COMPILED_DIRECTORIES) {
    for (const path of filesUnder(join(root, directory))) {
      if (/\.(ts|tsx|md)$/.test(path)) continue;
      const target = join(outDir, relative(root, path));
      const from = statSync(path);
      if (existsSync(target) && statSync(target).mtimeMs >= from.mtimeMs && statSync(target).size === from.size)
        continue;
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(path, target);
    }
  }
}

/** @returns {{errors: {file: string, text: string}[]}} one entry per type error, with its continuation lines */
export function compileTests(root, outDir) {
  const compiler = join(root, 'node_modules', 'tsc7', 'bin', 'tsc');
  const args = [compiler, '-p', join(root, 'tsconfig.test.json'), '--outDir', outDir, '--pretty', 'false'];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (done.error) throw done.error;
  const errors = [];
  for (const line of `${done.stdout}\n${done.stderr}`.split('\n')) {
    const start = /^(.+?)\(\d+,\d+\): error TS\d+/.exec(line) ?? /^()error TS\d+/.exec(line);
    if (start) errors.push({ file: start[1], text: line });
    else if (/^\s+\S/.test(line) && errors.length > 0) errors[errors.length - 1].text += `\n${line}`;
    else if (line.trim() !== '' && done.status !== 0) errors.push({ file: '', text: line });
  }
  if (done.status !== 0 && errors.length === 0)
    errors.push({ file: '', text: `the compiler ended with ${done.status ?? done.signal}` });
  removeStaleOutput(root, outDir);
  copyAssets(root, outDir);
  return { errors };
}
