import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isoOrNull, instantOf } from '../../../../kernel/time/instant.js';
import { daySpan, instantSpan } from './day-span.js';

const PARIS = 'Europe/Paris';
const spanOf = (op: Parameters<typeof instantSpan>[0]['op'], value: string | number, now: string, zone = PARIS) => {
  const { from, before } = instantSpan({ op, value }, { now: instantOf(now), zone });
  return [isoOrNull(from), isoOrNull(before)];
};

describe('days of conditions', () => {
  it('a day has 23 hours when summer time begins and 25 when it ends', () => {
    assert.deepEqual(spanOf('eq', '2026-03-29', '2026-06-01T00:00:00Z'), [
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    assert.deepEqual(spanOf('eq', '2026-10-25', '2026-12-01T00:00:00Z'), [
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  it('within 1 day is yesterday and today, by the calendar of the account', () => {
    // 30 March 00:30 in Paris, still 29 March in UTC.
    assert.deepEqual(spanOf('withinDays', 1, '2026-03-29T22:30:00Z'), [
      '2026-03-28T23:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
    ]);
    assert.deepEqual(daySpan({ op: 'withinDays', value: 1 }, { now: instantOf('2026-03-29T22:30:00Z'), zone: PARIS }), {
      from: '2026-03-29',
      before: '2026-03-31',
    });
  });

  it('after a day begins when it is over, before a day ends when it begins', () => {
    assert.deepEqual(spanOf('after', '2026-05-01', '2026-06-01T00:00:00Z'), ['2026-05-01T22:00:00.000Z', null]);
    assert.deepEqual(spanOf('before', '2026-05-01', '2026-06-01T00:00:00Z'), [null, '2026-04-30T22:00:00.000Z']);
    assert.deepEqual(spanOf('gte', '2026-05-01', '2026-06-01T00:00:00Z'), ['2026-04-30T22:00:00.000Z', null]);
    assert.deepEqual(spanOf('lte', '2026-05-01', '2026-06-01T00:00:00Z'), [null, '2026-05-01T22:00:00.000Z']);
  });

  it('a day that begins at one o’clock begins there, and one that a zone never had is empty', () => {
    assert.deepEqual(spanOf('eq', '2018-11-04', '2026-06-01T00:00:00Z', 'America/Sao_Paulo'), [
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T02:00:00.000Z',
    ]);
    const [from, before] = spanOf('eq', '2011-12-30', '2026-06-01T00:00:00Z', 'Pacific/Apia');
    assert.equal(from, before);
  });

  it('times are compared to the thousandth of a second', () => {
    const at = '2026-05-01T10:00:00.500Z';
    assert.deepEqual(spanOf('eq', at, '2026-06-01T00:00:00Z'), [at, '2026-05-01T10:00:00.501Z']);
    assert.deepEqual(spanOf('gt', '2026-05-01T12:00:00.5+02:00', '2026-06-01T00:00:00Z'), [
      '2026-05-01T10:00:00.501Z',
      null,
    ]);
  });
});
