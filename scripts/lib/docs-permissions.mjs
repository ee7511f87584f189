/** docs/permissions.md: the table of operations and roles, as `src/contracts/operations.table.ts` has it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cell } from './docs-source.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Operation id → where it stands in the API document. */
function documented(root) {
  const { paths } = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
  const found = new Map();
  for (const [path, item] of Object.entries(paths))
    for (const method of METHODS)
      if (item[method]) found.set(item[method].operationId, { at: `${method.toUpperCase()} ${path}`, ...item[method] });
  return found;
}

function scopeOf(rule) {
  if (typeof rule === 'string' || 'staff' in rule) return '';
  return rule.scope ? [rule.scope].flat().join(', ') : '–';
}

function peopleOf(rule, roles) {
  if (rule === 'public') return roles.map(() => '○');
  if (typeof rule === 'string' || 'staff' in rule) return roles.map(() => '');
  return roles.map((role) => (rule.roles?.includes(role) ? '●' : ''));
}

function staffOf(rule) {
  if (typeof rule === 'string') return '';
  if (rule.anyStaff) return 'all';
  return 'staff' in rule ? `${rule.staff.join(', ')}${rule.reserved ? ' (reserved)' : ''}` : '';
}

export async function renderPermissions({ root, compiled }) {
  const load = (file) => import(pathToFileURL(join(compiled, file)).href);
  const { ACCOUNT_ROLES } = await load('src/contracts/roles.js');
  const { OPERATIONS } = await load('src/contracts/operations.table.js');
  const known = documented(root);
  const groups = new Map();
  for (const [id, rule] of Object.entries(OPERATIONS)) {
    const operation = known.get(id);
    const group = operation?.tags?.[0] ?? 'Pages for people';
    const row = [
      `${operation?.at ? `\`${operation.at}\`` : `\`${id}\``}`,
      ...peopleOf(rule, ACCOUNT_ROLES),
      scopeOf(rule),
      staffOf(rule),
    ];
    groups.set(group, [...(groups.get(group) ?? []), `| ${row.map((text) => cell(text)).join(' | ')} |`]);
  }
  const names = [...groups.keys()].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));
  return [
    '# Permissions',
    '',
    'Who may call which operation: ● by this role, ○ by anybody, without signing in. *Scope* is what an API key needs; – means',
    'that no key may, whatever its scopes. Staff act under `/v1/admin`: an `operator` may do all staff work except what is',
    'reserved, an `auditor` may read everything. The guards, the API document (`x-required-roles`, `x-required-scope`) and the',
    'tests read the same table, `src/contracts/operations.table.ts`.',
    ...names.flatMap((name) => [
      '',
      `## ${name}`,
      '',
      `| operation | ${ACCOUNT_ROLES.join(' | ')} | scope | staff |`,
      `|---|${ACCOUNT_ROLES.map(() => ':-:|').join('')}---|---|`,
      ...groups.get(name).sort((a, b) => a.localeCompare(b, 'en')),
    ]),
  ].join('\n');
}

/** What customers do first, then the operator's people, then pages. */
function rank(group) {
  if (group === 'Pages for people') return 2;
  return group.startsWith('Operator: ') ? 1 : 0;
}
