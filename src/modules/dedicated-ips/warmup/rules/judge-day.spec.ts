import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeDay, stageOfReEntry } from './judge-day.js';
import { planNamed, stageOf, WARM_UP_PLANS } from './warmup-plans.table.js';

const plan = planNamed('standard-2026');

describe('a day of a warm-up', () => {
  const judged = (
    stage: number,
    used: number,
    results: Partial<Record<'delivered' | 'deferred' | 'bounced' | 'complained', number>>,
    idleDays = 0,
    usedOfOneProvider = 0,
  ) => {
    const all = { delivered: 0, deferred: 0, bounced: 0, complained: 0, ...results };
    const question = { plan, stage, targetDaily: 10_000, used, usedOfOneProvider, idleDays, results: all };
    const { verdict, because, stage: next, done } = judgeDay(question);
    return `${verdict} ${because} ${next}${done ? ' done' : ''}`;
  };
  const table: [string, string, string][] = [
    ['200 of 200, all delivered', judged(1, 200, { delivered: 200 }), 'advance went_well 2'],
    ['160 of 200 is four fifths', judged(1, 160, { delivered: 160 }), 'advance went_well 2'],
    ['159 of 200 is less', judged(1, 159, { delivered: 159 }), 'hold too_little 1'],
    ['96 of 120 to the one provider of all readers', judged(1, 96, { delivered: 96 }, 0, 96), 'advance went_well 2'],
    ['95 of 120 to it', judged(1, 95, { delivered: 95 }, 0, 95), 'hold too_little 1'],
    ['no mail', judged(3, 0, {}), 'idle no_mail 3'],
    ['no mail for the 29th day', judged(7, 0, {}, 28), 'idle no_mail 7'],
    ['no mail for the 30th day: receivers have forgotten it', judged(7, 0, {}, 29), 'step_back no_mail 5'],
    ['10 % deferred', judged(3, 800, { delivered: 720, deferred: 80 }), 'hold deferred 3'],
    ['9.9 % deferred', judged(3, 800, { delivered: 721, deferred: 79 }), 'advance went_well 4'],
    ['5 % bounced', judged(3, 800, { delivered: 760, bounced: 40 }), 'hold bounced 3'],
    ['0.1 % complained', judged(3, 1000, { delivered: 1000, complained: 1 }), 'hold complained 3'],
    ['0.3 % complained', judged(5, 1000, { delivered: 1000, complained: 3 }), 'step_back complained 3'],
    ['10 % bounced', judged(2, 400, { delivered: 360, bounced: 40 }), 'step_back bounced 1'],
    [
      '40 % deferred: receivers turned against it',
      judged(4, 1500, { delivered: 900, deferred: 600 }),
      'step_back deferred 2',
    ],
    ['five bounces of ten say nothing yet', judged(1, 10, { delivered: 5, bounced: 5 }), 'hold too_little 1'],
    [
      'the stage that carries the target is the last',
      judged(9, 13_000, { delivered: 13_000 }),
      'advance went_well 9 done',
    ],
  ];
  for (const [name, actual, expected] of table) it(`${name} → ${expected}`, () => assert.equal(actual, expected));

  it('each stage allows more than the one before and at most twice as much', () => {
    for (const { stages } of WARM_UP_PLANS)
      stages.slice(1).forEach(({ daily }, i) => assert.ok(daily > stages[i]!.daily && daily <= stages[i]!.daily * 2));
    assert.deepEqual(stageOf(plan, 99), plan.stages.at(-1));
  });

  it('whoever was listed comes in again two stages lower', () => {
    assert.equal(stageOfReEntry(plan, { stage: 7, active: false, targetDaily: 1 }), 5);
    assert.equal(stageOfReEntry(plan, { stage: 1, active: false, targetDaily: 1 }), 1);
    assert.equal(stageOfReEntry(plan, { stage: 2, active: true, targetDaily: 10_000 }), 7);
  });
});
