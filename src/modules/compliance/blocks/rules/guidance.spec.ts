import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { addMs, DAY_MS, instantOf } from '../../../../kernel/time/instant.js';
import { BLOCK_REASONS } from '../../../accounts/index.js';
import { type ExplainedBlock, isSelfService, questionsOf, stepsOf, whyBlocked } from './guidance.js';
import { faultsOfAnswers } from './judge-answers.js';

const NOW = instantOf('2026-03-31T12:00:00Z');
const block = (more: Partial<ExplainedBlock> = {}): ExplainedBlock => ({
  reason: 'bounce_rate',
  measured: 0.09,
  unit: 'ratio',
  steps: [],
  ...more,
});

describe('what a customer reads about a block', () => {
  for (const reason of BLOCK_REASONS) {
    it(`R-095: ${reason} has steps in five languages, and asking is one of them`, () => {
      for (const language of LANGUAGES) {
        const steps = stepsOf(block({ reason }), { answered: false }, language);
        assert.ok(steps.length > 0 && steps.every((step) => step.text !== '' && !step.done));
        assert.ok(steps.some((step) => step.code === 'answer_questions'));
        assert.ok(whyBlocked(reason, language) !== '');
        assert.ok(questionsOf(reason, language).some((question) => question.required && question.text !== ''));
      }
      const texts = LANGUAGES.map((language) => whyBlocked(reason, language));
      assert.equal(new Set(texts).size, LANGUAGES.length);
    });
  }

  it('staff may write other steps; what was answered is done', () => {
    const own = [{ code: 'call_us', text: 'Call us.', done: false }];
    assert.deepEqual(stepsOf(block({ steps: own }), { answered: true }, 'de'), own);
    const done = stepsOf(block(), { answered: true }, 'en').filter((step) => step.done);
    assert.deepEqual(
      done.map((step) => step.code),
      ['answer_questions'],
    );
  });

  const table: [string, ExplainedBlock, number | null, boolean][] = [
    ['9 % of bounces, the first time', block(), null, true],
    ['10 %', block({ measured: 0.1 }), null, true],
    ['12 %', block({ measured: 0.12 }), null, false],
    ['9 as percent', block({ measured: 9, unit: 'percent' }), null, true],
    ['12 without a unit', block({ measured: 12, unit: null }), null, false],
    ['not measured', block({ measured: null }), null, false],
    ['lifted itself 89 days ago', block(), 89, false],
    ['lifted itself 90 days ago', block(), 90, true],
    ['complaints', block({ reason: 'complaint_rate', measured: 0.001 }), null, false],
    ['by hand', block({ reason: 'manual' }), null, false],
  ];
  for (const [name, one, daysAgo, expected] of table) {
    it(`R-095: ${name}: ${expected ? 'a form lifts it' : 'staff look first'}`, () => {
      const liftedItselfAt = daysAgo === null ? null : addMs(NOW, -daysAgo * DAY_MS);
      assert.equal(isSelfService(one, { liftedItselfAt, now: NOW }), expected);
    });
  }

  it('names every fault of a form at once', () => {
    const faults = faultsOfAnswers(questionsOf('compromised', 'en'), {
      whatHappened: '  ',
      secretsReplaced: 7,
      improvements: 'x'.repeat(5_001),
      remarks: 'a\u0000b',
      extra: 'x',
    });
    assert.deepEqual(
      faults.map(({ field, code }) => `${field} ${code}`),
      [
        'answers.whatHappened required',
        'answers.secretsReplaced wrong_type',
        'answers.improvements too_long',
        'answers.remarks invalid_characters',
        'answers.extra unknown_field',
      ],
    );
    assert.deepEqual(faultsOfAnswers(questionsOf('manual', 'fr'), { statement: 'Voilà', remarks: '' }), []);
  });
});
