import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import { columnsOf, readSuppressionRow } from './read-suppression-row.js';

const NOW = instantOf('2026-03-01T10:00:00Z');
const DEFAULTS = { reason: 'imported', scope: 'all' } as const;

function read(header: string[], cells: string[]): string[] {
  const { columns } = columnsOf(header)!;
  const row = readSuppressionRow(cells, columns, DEFAULTS, NOW);
  if (!row.ok) return [row.field, row.code];
  const { email, reason, scope, expiresAt } = row.entry;
  return [email, reason, scope, expiresAt === null ? '' : toIso(expiresAt)];
}

describe('a row of a suppression file', () => {
  const header = ['E-mail address', 'Reason', 'scope', 'expires_at'];
  const cases: [string, string[], string[]][] = [
    [
      'all of it',
      ['a@x.example', 'left', 'Marketing', '2027-01-01T00:00:00Z'],
      ['a@x.example', 'left', 'marketing', '2027-01-01T00:00:00.000Z'],
    ],
    ['defaults', ['a@x.example'], ['a@x.example', 'imported', 'all', '']],
    ['no address', ['a@', 'left'], ['email', 'address_invalid']],
    ['a scope that is none', ['a@x.example', '', 'some'], ['scope', 'not_allowed']],
    ['an end that is past', ['a@x.example', '', '', '2026-03-01T10:00:00Z'], ['expiresAt', 'too_early']],
    ['an end that is none', ['a@x.example', '', '', 'soon'], ['expiresAt', 'wrong_format']],
    ['a day that is none', ['a@x.example', '', '', '2027-13-45T00:00:00Z'], ['expiresAt', 'wrong_format']],
    ['a reason too long', ['a@x.example', 'x'.repeat(65)], ['reason', 'wrong_format']],
    ['what an export disarmed', ["'+49@x.example", 'left'], ['+49@x.example', 'left', 'all', '']],
  ];
  for (const [name, cells, expected] of cases) it(name, () => assert.deepEqual(read(header, cells), expected));

  it('a file without names: the column that holds an address', () => {
    assert.deepEqual(columnsOf(['17', 'ada@x.example']), {
      columns: { email: 1, reason: null, scope: null, expiresAt: null },
      isHeader: false,
    });
    assert.equal(columnsOf(['17', 'ada']), null);
  });
});
