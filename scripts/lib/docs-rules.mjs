/** docs/rules.md: every rule of the product, whether a test proves it, and which. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cell, testNames } from './docs-source.mjs';

const RULE = /\b(?:R-\d{3}|[DC]-\d{2})\b/g;

/** The rules that a test's name says, a range ("R-021 to R-025") being all of it. */
function rulesIn(name) {
  const ids = new Set(name.match(RULE) ?? []);
  for (const [, letter, first, last] of name.matchAll(/\b([RDC])-(\d{2,3}) to \1-(\d{2,3})\b/g))
    for (let n = Number(first); n <= Number(last); n += 1)
      ids.add(`${letter}-${String(n).padStart(first.length, '0')}`);
  return ids;
}

/** Rule → the tests that name it. A name that no rule has is an error: the page must not lie in either direction. */
export function proofs(sources, rules) {
  const known = new Set(rules.map((rule) => rule.id));
  const proved = new Map();
  const unknown = [];
  for (const [file, text] of sources) {
    if (!/\.(?:spec|test)\.ts$/.test(file)) continue;
    for (const name of testNames(file, text)) {
      for (const id of rulesIn(name)) {
        if (!known.has(id)) unknown.push(`${file}: "${name}" names ${id}, which docs/rules.data.json does not know`);
        proved.set(id, [...(proved.get(id) ?? []), { file, name }]);
      }
    }
  }
  if (unknown.length > 0) throw new Error(unknown.join('\n'));
  return proved;
}

const SECTIONS = [
  ['R', 'Rules', 'What customers, staff and recipients may rely on.'],
  ['D', 'Decisions', 'What had to be decided so that the rules can be tested.'],
  ['C', 'Resolutions', 'Where two wishes collided: what holds, and which policy key says so.'],
];

function row(rule, tests) {
  const links = tests.map(({ file, name }) => `[${cell(name)}](../${file})`).join('<br>');
  return `| ${rule.id} | ${rule.module} | ${cell(rule.rule)} | ${tests.length > 0 ? 'proved' : 'later'} | ${links} |`;
}

export function renderRules({ root, sources }) {
  const rules = JSON.parse(readFileSync(join(root, 'docs/rules.data.json'), 'utf8'));
  const proved = proofs(sources, rules);
  const parts = [
    '# Rules',
    '',
    'Every rule of the product, in its order. A rule is **proved** when at least one test names it; the names of the tests',
    'are read from the sources, so this page cannot claim more than the suite runs. **later** means: no test names it yet.',
    '',
    `${rules.filter((rule) => proved.has(rule.id)).length} of ${rules.length} are proved.`,
  ];
  for (const [letter, title, about] of SECTIONS) {
    parts.push(
      '',
      `## ${title}`,
      '',
      about,
      '',
      '| rule | module | what holds | state | tests |',
      '|---|---|---|---|---|',
    );
    for (const rule of rules) if (rule.id.startsWith(`${letter}-`)) parts.push(row(rule, proved.get(rule.id) ?? []));
  }
  return parts.join('\n');
}
