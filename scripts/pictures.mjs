/**
 * node scripts/pictures.mjs [--url http://127.0.0.1:3000]
 * Takes docs/images/inbox.png and docs/images/swagger.png from a running instance (after npm run demo, so that there is mail),
 * with the chromium of the system: apt-get install chromium.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './lib/repository.mjs';

const at = process.argv.indexOf('--url');
const url = at < 0 ? 'http://127.0.0.1:3000' : process.argv[at + 1];
const PICTURES = [
  { file: 'docs/images/inbox.png', path: '/dev/inbox', size: '1200,700' },
  { file: 'docs/images/swagger.png', path: '/docs', size: '1200,900' },
];

const browser = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0,
);
if (!browser) {
  console.error('pictures: no chromium found; on Debian: apt-get install chromium');
  process.exit(1);
}
mkdirSync(join(repositoryRoot, 'docs/images'), { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'posthorn-pictures-'));
for (const { file, path, size } of PICTURES) {
  const options = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--no-first-run',
    '--disable-background-networking',
    `--user-data-dir=${profile}`,
  ];
  // Swagger UI draws itself with scripts: give them virtual time before the picture is taken.
  const shot = [
    `--window-size=${size}`,
    '--virtual-time-budget=8000',
    `--screenshot=${join(repositoryRoot, file)}`,
    url + path,
  ];
  const done = spawnSync(browser, [...options, ...shot], { encoding: 'utf8', timeout: 60_000 });
  if (done.status !== 0) {
    console.error(`pictures: ${browser} ended with ${done.status}: ${done.stderr?.slice(-500)}`);
    process.exit(1);
  }
  console.log(`${file}  ${url + path}`);
}
rmSync(profile, { recursive: true, force: true });
