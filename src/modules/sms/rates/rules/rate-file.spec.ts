import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatCredits } from '../../rules/credits.js';
import { diffOfRates } from './rate-diff.js';
import { MAX_RATES, RateFileReader } from './rate-file.js';
import { placeOf, type SmsRate } from './rates.js';

const HEADER = 'country,network,credits,validFrom,validTo';

/** The lines of a file after its header, which is line 1. */
function read(lines: readonly string[], today = '2026-06-01', header = HEADER) {
  const reader = new RateFileReader();
  for (const [i, text] of [header, ...lines].entries())
    if (!reader.take({ kind: 'cells', line: i + 1, cells: text.split(',') })) break;
  return reader.end(today);
}

/** `line 3 credits credits_malformed`, or the number of rates. */
function said(...wanted: Parameters<typeof read>): string {
  const file = read(...wanted);
  if (file.ok) return `${file.rates.length} rates`;
  return file.faults
    .map(({ line, column, code }) => `line ${line}${column === null ? '' : ` ${column}`} ${code}`)
    .join('; ');
}

describe('a rate card as a file', () => {
  const GOOD: [name: string, lines: string[]][] = [
    ['one country', ['FR,,0.8,2026-01-01,']],
    ['a rate that follows another on the next day', ['FR,,0.8,2026-01-01,2026-06-30', 'FR,,0.9,2026-07-01,']],
    ['one without a last day ends with the next', ['FR,,0.8,2026-01-01,', 'FR,,0.9,2026-07-01,']],
    ['lines in whatever order', ['FR,,0.9,2026-07-01,', 'FR,20801,0.7,2026-01-01,', 'FR,,0.8,2026-01-01,2026-06-30']],
    ['days without a rate that are over', ['FR,,0.8,2025-01-01,2025-06-30', 'FR,,0.9,2026-01-01,']],
    ['one day', ['FR,,0.8,2026-06-30,2026-06-30']],
    ['a territory with numbers of its own', ['GP,,0.8,2026-01-01,', 'XK,,0.8,2026-01-01,']],
    ['a network that was priced before its country was', ['FR,20801,0.7,2025-01-01,', 'FR,,0.8,2026-01-01,']],
  ];
  for (const [name, lines] of GOOD) it(`${name} is right`, () => assert.equal(said(lines), `${lines.length} rates`));

  const OK = 'IT,,1,2026-01-01,';
  const BAD: [name: string, lines: string[], expected: string][] = [
    ['nothing', [], 'line 1 empty_file'],
    ['small letters', [OK, 'fr,,0.8,2026-01-01,'], 'line 3 country country_unknown'],
    ['a country that is none', [OK, 'XX,,0.8,2026-01-01,'], 'line 3 country country_unknown'],
    ['a name', ['France,,0.8,2026-01-01,'], 'line 2 country country_unknown'],
    ['no country', [',,0.8,2026-01-01,'], 'line 2 country country_unknown'],
    ['a network by name', ['FR,Orange,0.8,2026-01-01,'], 'line 2 network network_malformed'],
    ['four digits', ['FR,2080,0.8,2026-01-01,'], 'line 2 network network_malformed'],
    ['no credits', ['FR,,,2026-01-01,'], 'line 2 credits credits_malformed'],
    ['nothing to pay', ['FR,,0,2026-01-01,'], 'line 2 credits credits_malformed'],
    ['less than nothing', ['FR,,-1,2026-01-01,'], 'line 2 credits credits_malformed'],
    ['a fourth decimal', ['FR,,0.8001,2026-01-01,'], 'line 2 credits credits_malformed'],
    ['a comma of other languages', ['FR,,"0,8",2026-01-01,'], 'line 2 wrong_number_of_cells'],
    ['an exponent', ['FR,,1e3,2026-01-01,'], 'line 2 credits credits_malformed'],
    ['a day that no calendar has', ['FR,,0.8,2026-02-29,'], 'line 2 validFrom date_malformed'],
    ['a day the other way round', ['FR,,0.8,01/02/2026,'], 'line 2 validFrom date_malformed'],
    ['no first day', ['FR,,0.8,,'], 'line 2 validFrom date_malformed'],
    ['a last day that is none', ['FR,,0.8,2026-01-01,never'], 'line 2 validTo date_malformed'],
    ['an end before the beginning', ['FR,,0.8,2026-01-02,2026-01-01'], 'line 2 validTo ends_before_it_begins'],
    ['a cell too few', ['FR,,0.8,2026-01-01'], 'line 2 wrong_number_of_cells'],
    ['a cell too many', ['FR,,0.8,2026-01-01,,'], 'line 2 wrong_number_of_cells'],
    ['the same twice', ['FR,,0.8,2026-01-01,', OK, 'FR,,0.9,2026-01-01,'], 'line 4 validFrom duplicate'],
    ['one that begins too early', ['FR,,0.8,2026-01-01,2026-06-30', 'FR,,0.9,2026-06-30,'], 'line 3 validFrom overlap'],
    ['the same with the lines turned round', ['FR,,0.9,2026-06-30,', 'FR,,0.8,2026-01-01,2026-06-30'], 'line 3 validFrom overlap'], // prettier-ignore
    ['a day between two', ['FR,,0.8,2026-01-01,2026-06-29', 'FR,,0.9,2026-07-01,'], 'line 3 validFrom gap'],
    ['a network whose country has none', [OK, 'FR,20801,0.8,2026-01-01,'], 'line 3 network country_rate_missing'],
    ['a network that outlives its country', ['FR,,0.8,2026-01-01,2026-12-31', 'FR,20801,0.7,2026-01-01,'], 'line 3 network country_rate_missing'], // prettier-ignore
    ['several at once', ['fr,x,0,2026-01-01,', OK, 'FR,,0.8,soon,'], 'line 2 country country_unknown; line 2 network network_malformed; line 2 credits credits_malformed; line 4 validFrom date_malformed'], // prettier-ignore
  ];
  for (const [name, lines, expected] of BAD) it(`${name}: ${expected}`, () => assert.equal(said(lines), expected));

  it('columns may stand in any order, but all of them and no others', () => {
    assert.equal(said(['0.8,FR,2026-01-01,,'], '2026-06-01', 'credits,country,validFrom,validTo,network'), '1 rates');
    assert.equal(
      said(['FR,0.8,2026-01-01,'], '2026-06-01', 'country,credits,validFrom,validTo'),
      'line 1 column_missing',
    );
    assert.equal(said([OK], '2026-06-01', `${HEADER},price`), 'line 1 column_unknown');
    assert.equal(said([OK], '2026-06-01', 'country,country,credits,validFrom,validTo'), 'line 1 column_missing');
    assert.equal(said([OK], '2026-06-01', OK), 'line 1 column_unknown');
  });

  it('names a hundred faults, and stops at a card that is too long', () => {
    const faults = read(Array.from({ length: 300 }, () => 'fr,,0.8,2026-01-01,'));
    assert.equal(faults.ok ? 0 : faults.faults.length, 100);
    const many = Array.from({ length: MAX_RATES + 1 }, (_, i) => `FR,${20_000 + i},0.8,2026-01-01,`);
    assert.match(said(many), /line 20002 too_many_rates/);
  });
});

describe('what an import changes', () => {
  const card = (...lines: string[]): SmsRate[] => {
    const file = read(lines);
    return file.ok ? file.rates : assert.fail(JSON.stringify(file.faults));
  };
  const written = (rate: SmsRate): string =>
    `${placeOf(rate)} ${formatCredits(rate.credits)} ${rate.validTo ?? ''}`.trim();
  const told = (before: SmsRate[], after: SmsRate[]) => {
    const { added, changed, removed } = diffOfRates(before, after);
    const moved = changed.map((one) => `${written(one.before)} → ${written(one.after)}`);
    return [added.map(written), moved, removed.map(written)];
  };
  const BEFORE = card('FR,,0.8,2026-01-01,', 'FR,20801,0.7,2026-01-01,', 'IT,,1,2026-01-01,', 'DE,,1.1,2026-01-01,');

  it('is said exactly', () => {
    const after = card(
      'FR,,0.8,2026-01-01,2026-12-31',
      'FR,,0.9,2027-01-01,',
      'IT,,1.2,2026-01-01,',
      'DE,,1.10,2026-01-01,',
    );
    assert.deepEqual(told(BEFORE, after), [
      ['FR 0.9'],
      ['FR 0.8 → FR 0.8 2026-12-31', 'IT 1 → IT 1.2'],
      ['FR-20801 0.7'],
    ]);
  });

  it('is nothing the second time', () => assert.deepEqual(told(BEFORE, [...BEFORE].reverse()), [[], [], []]));
});
