/**
 * The contract of today against that of the last release (docs/contract/released.json).
 *   node scripts/contract.mjs            writes docs/contract/changes.md
 *   node scripts/contract.mjs --check    fails on a break without a reason in docs/contract/breaks.json, and on drift
 *   node scripts/contract.mjs --release  today's contract becomes the released one, under the version of package.json
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareContracts } from './lib/contract/compare.mjs';
import { contractOf } from './lib/contract/contract-of.mjs';
import { judge, renderChanges } from './lib/contract/render.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const files = {
  released: join(root, 'docs/contract/released.json'),
  breaks: join(root, 'docs/contract/breaks.json'),
  changes: join(root, 'docs/contract/changes.md'),
};
const [check, release] = ['--check', '--release'].map((flag) => process.argv.includes(flag));
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

const { version } = JSON.parse(read(join(root, 'package.json')));
const today = contractOf(JSON.parse(read(join(root, 'docs/openapi.json'))), version);
const released = JSON.parse(read(files.released) ?? 'null') ?? (release ? today : null);
if (released === null) {
  console.error('docs/contract/released.json is missing: node scripts/contract.mjs --release writes the first one');
  process.exit(1);
}
if (release && released.version === version && released !== today) {
  console.error(`${version} is released already: raise the version in package.json first`);
  process.exit(1);
}
const reasons = JSON.parse(read(files.breaks) ?? '[]');
const changes = compareContracts(released, today);
const faults = judge(changes, reasons);
const before = read(files.changes);
const asReleased = release && changes.length > 0 ? { release: version } : {};
const text = renderChanges({ changes, reasons, since: released.version, before, ...asReleased });

if (check) {
  if (text !== before) faults.push('docs/contract/changes.md has drifted: node scripts/contract.mjs');
} else if (release && faults.length === 0) {
  writeFileSync(files.released, lines(today));
  writeFileSync(files.breaks, '[]\n');
  const kept = changes.length > 0 ? text : before;
  writeFileSync(files.changes, renderChanges({ changes: [], reasons: [], since: version, before: kept }));
} else if (!release) writeFileSync(files.changes, text);
for (const fault of faults) console.log(fault);
const broken = changes.filter(({ breaks }) => breaks).length;
console.log(`${changes.length} changes since ${released.version}, ${broken} of them break clients`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** One line for each operation, event and schema: a comparison of two releases by git can be read. */
function lines({ version: of, ...parts }) {
  const sections = Object.entries(parts).map(([name, members]) => {
    const each = Object.entries(members).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}: {\n${each.join(',\n')}\n}`;
  });
  return `{\n"version": ${JSON.stringify(of)},\n${sections.join(',\n')}\n}\n`;
}
