/**
 * node scripts/pictures.mjs [--url http://127.0.0.1:3000]
 * Takes docs/images/inbox.png and docs/images/swagger.png from a running instance (after npm run demo, so that there is mail),
 * with the chromium of the system: apt-get install chromium.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './lib/repository.mjs';

const at = process.argv.indexOf('--url');
const url = at < 0 ? 'http://127.0.0.1:3000' : process.argv[at + 1];

/** The page with a mail opened: the newest that Posthorn wrote itself. */
async function inboxPath() {
  const answer = await fetch(`${url}/dev/inbox`, { headers: { accept: 'application/json' } });
  const { data } = await answer.json();
  const mail = data.find((entry) => entry.notification !== null);
  return mail ? `/dev/inbox/${mail.id}` : '/dev/inbox';
}

// Swagger UI draws itself with scripts: give it virtual time. The inbox renews itself for ever, so there it must not run.
const PICTURES = [
  { file: 'docs/images/inbox.png', path: await inboxPath(), size: '1200,760', options: [] },
  { file: 'docs/images/swagger.png', path: '/docs', size: '1200,900', options: ['--virtual-time-budget=8000'] },
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
for (const { file, path, size, options: own } of PICTURES) {
  const options = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--no-first-run',
    '--disable-background-networking',
    `--user-data-dir=${profile}`,
  ];
  const target = join(repositoryRoot, file);
  rmSync(target, { force: true });
  const shot = [...own, `--window-size=${size}`, `--screenshot=${target}`, url + path];
  const done = spawnSync(browser, [...options, ...shot], { encoding: 'utf8', timeout: 60_000 });
  if (done.status !== 0 || !existsSync(target)) {
    console.error(`pictures: ${browser} ended with ${done.status}: ${done.stderr?.slice(-500)}`);
    process.exit(1);
  }
  console.log(`${file}  ${url + path}`);
}
rmSync(profile, { recursive: true, force: true });
