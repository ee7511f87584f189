/** The change log of the contract, and what its check has to say. */
const HEAD = [
  '<!-- Written by scripts/contract.mjs from docs/openapi.json and docs/contract; edit breaks.json. -->',
  '',
  '# What changed in the contract',
  '',
  'The contract is everything a client can depend on: operations, fields, values, limits, codes, permissions, events. A change',
  '**breaks** when a client that worked may fail; each of those has its reason here. What is merely new may appear in any',
  'version: take answers with fields, values and codes you do not know.',
  '',
];
const NEXT = '## Not released yet';

/** Breaks without a reason, and reasons without a break. */
export function judge(changes, reasons) {
  const known = new Map(reasons.map(({ change, reason }) => [change, reason]));
  const keys = new Set(changes.filter(({ breaks }) => breaks).map(({ key }) => key));
  return [
    ...changes.filter(({ breaks, key }) => breaks && !known.has(key)).map(({ key }) => `breaks clients: ${key}`),
    ...reasons.filter(({ change }) => !keys.has(change)).map(({ change }) => `breaks.json: no such change: ${change}`),
    ...reasons.filter(({ reason }) => !reason?.trim()).map(({ change }) => `breaks.json: no reason: ${change}`),
  ];
}

/**
 * @param {string | null} before the file as it is: sections of earlier releases are kept as they stand
 * @param {string | null} release the version that these changes are released with; null while they are not
 */
export function renderChanges({ changes, reasons, since, before, release = null }) {
  const title = release === null ? NEXT : `## ${release}`;
  const known = new Map(reasons.map(({ change, reason }) => [change, reason]));
  const breaks = changes.filter((change) => change.breaks);
  const rest = changes.filter((change) => !change.breaks);
  const lines = [
    title,
    '',
    ...(changes.length === 0 ? [`Nothing since ${since}.`, ''] : [`Since ${since}.`, '']),
    ...section('Breaks', breaks, ({ key }) => ` Why: ${known.get(key) ?? '(no reason given)'}`),
    ...section('New and changed', rest, () => ''),
  ];
  const earlier = sectionsOf(before ?? '').filter((one) => !one.startsWith(NEXT));
  return `${[...HEAD, ...lines].join('\n')}${earlier.length > 0 ? `\n${earlier.join('\n')}` : ''}`.trimEnd() + '\n';
}

/** One line for each operation, with everything about it. */
function section(title, changes, more) {
  if (changes.length === 0) return [];
  const groups = new Map();
  for (const change of changes) groups.set(change.at, [...(groups.get(change.at) ?? []), change]);
  return [
    `### ${title}`,
    '',
    ...[...groups].map(([at, all]) => `- \`${at}\`: ${all.map((one) => `${one.text}.${more(one)}`).join(' ')}`),
    '',
  ];
}

function sectionsOf(text) {
  return text
    .split(/^(?=## )/m)
    .slice(1)
    .map((one) => `${one.trimEnd()}\n`);
}
