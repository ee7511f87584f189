/**
 * node scripts/docs.mjs           writes the generated pages
 * node scripts/docs.mjs --check   says which of them have drifted, and writes nothing
 *   --compiled <dir>              uses what a compiler run has left there
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compileTests } from './lib/compile-tests.mjs';
import { renderErrors, renderEvents } from './lib/docs-catalogues.mjs';
import { renderConfiguration, renderEnvExample } from './lib/docs-config.mjs';
import { renderArchitecture } from './lib/docs-map.mjs';
import { renderAlerts, renderBoard, renderMetrics } from './lib/docs-metrics.mjs';
import { renderPermissions } from './lib/docs-permissions.mjs';
import { renderRules } from './lib/docs-rules.mjs';
import { readSources } from './lib/docs-source.mjs';

const NOTICE = '<!-- Written by scripts/docs.mjs from the sources; edit those. -->';
const PAGES = [
  ['docs/architecture.md', renderArchitecture],
  ['docs/rules.md', renderRules, NOTICE],
  ['docs/operate/configuration.md', renderConfiguration, NOTICE],
  ['.env.example', renderEnvExample],
  ['docs/operate/metrics.md', renderMetrics, NOTICE],
  ['deploy/prometheus/alerts.yaml', renderAlerts],
  ['deploy/grafana/posthorn.json', renderBoard],
  ['docs/permissions.md', renderPermissions, NOTICE],
  ['docs/generated/events.md', renderEvents, NOTICE],
  ['docs/generated/errors.md', renderErrors, NOTICE],
];

const root = process.cwd();
const args = process.argv.slice(2);
const checking = args.includes('--check');
const at = args.indexOf('--compiled');
const compiled = resolve(root, at < 0 ? 'dist-docs' : args[at + 1]);
// Type errors are the compiler step's business; the pages only need what was emitted.
if (at < 0) compileTests(root, compiled);

const context = { root, compiled, sources: readSources(root) };
const drifted = [];
for (const [path, render, notice] of PAGES) {
  const text = `${notice ? `${notice}\n\n` : ''}${await render(context)}\n`;
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  drifted.push(path);
  if (checking) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
if (checking && drifted.length > 0) {
  console.error(`${drifted.join(', ')} no longer say what the sources say: node scripts/docs.mjs writes them again`);
  process.exit(1);
}
console.log(
  checking ? `${PAGES.length} pages say what the sources say` : `wrote ${drifted.length} of ${PAGES.length} pages`,
);
process.exit(0);
