import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Block } from './blocks.js';

const CURL = fileURLToPath(import.meta.resolve('./curl.js'));
const LIMIT_MS = 300_000;

/** Whether a program is on this machine; those of the languages are called as their makers call them. */
export function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Older ones cannot both fail and show what was answered (7.76 is needed). */
const realCurl =
  spawnSync('curl', ['--help', 'all'], { encoding: 'utf8' }).stdout?.includes('--fail-with-body') ?? false;

export interface Ran {
  code: number | null;
  output: string;
}

/** A place where the examples of one page run, one after the other, and find each other's files. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), 'posthorn-examples-'));
  private readonly environment: Record<string, string>;

  /** `standIn` takes our own curl also where there is a real one. */
  constructor(given: Record<string, string>, standIn = false) {
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.folder, 'node_modules'));
    const tools = join(this.folder, 'tools');
    mkdirSync(tools);
    const path = process.env['PATH'] ?? '';
    const command = realCurl && !standIn ? 'curl' : `"${process.execPath}" "${CURL}"`;
    // A refusal must end the shell, and its words must be seen; an example that fails by itself (-f) does so already.
    const fails = 'case "$*" in -f*) ;; *) set -- --fail-with-body "$@" ;; esac';
    writeFileSync(join(tools, 'curl'), `#!/bin/sh\nPATH="${path}"\n${fails}\nexec ${command} "$@"\n`);
    chmodSync(join(tools, 'curl'), 0o755);
    this.environment = { PATH: `${tools}${delimiter}${path}`, HOME: this.folder, LANG: 'C.UTF-8', ...given };
  }

  /** All blocks in one shell, so that what one sets the next one knows. The first that fails is named. */
  shell(blocks: Block[]): Promise<Ran> {
    const script = blocks.flatMap(({ page, line, code }) => [`echo ">>> ${page}:${line}" >&2`, code]);
    return this.run('bash', ['-euo', 'pipefail', '-c', script.join('\n')]);
  }

  program(language: 'js' | 'python' | 'php', code: string, args: string[] = []): Promise<Ran> {
    const [name, command] = {
      js: ['example.mjs', process.execPath],
      python: ['example.py', 'python3'],
      php: ['example.php', 'php'],
    }[language] as [string, string];
    this.write(name, code);
    return this.run(command, [name, ...args]);
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(command: string, args: string[]): Promise<Ran> {
    const child = spawn(command, args, {
      cwd: this.folder,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
  }
}
