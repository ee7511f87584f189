import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { stepsFor } from './steps.table.js';

const facts = { severity: 'critical' as const, codes: ['127.0.0.3'], removalUrl: null, closed: false };

describe('steps against a listing', () => {
  for (const [name, change, count] of [
    ['the cause first, the request last', {}, 4],
    ['a range of end users is registered', { codes: ['127.0.0.10'] }, 3],
    ['a list that only informs is noted', { severity: 'info' as const }, 2],
    ['nothing when it is over', { closed: true }, 0],
  ] as const) {
    it(name, () => {
      for (const language of LANGUAGES) {
        const steps = stepsFor({ ...facts, ...change }, language);
        assert.equal(steps.length, count);
        assert.equal(new Set(steps).size, count);
      }
    });
  }

  it('the request names where it is made', () => {
    const steps = stepsFor({ ...facts, removalUrl: 'https://list.example/remove' }, 'de');
    assert.ok(steps.some((step) => step.endsWith('https://list.example/remove')));
  });
});
