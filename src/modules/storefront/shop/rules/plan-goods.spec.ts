import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import type { Interval, Plan, RunningPlan } from '../../../billing/index.js';
import { planGoods } from './plan-goods.js';

const plan = (offer: string, id: string, intervals: Interval[] = ['month', 'year']): Plan =>
  ({ id, offer, prices: intervals.map((interval) => ({ interval, price: money(100) })) }) as Plan;

const runs = (offer: string, planId: string, more: Partial<RunningPlan> = {}): RunningPlan => ({
  subscriptionId: `sub of ${planId}`,
  planId,
  offer,
  interval: 'year',
  changeable: true,
  ...more,
});

const ON_SALE = [plan('relay', '1000'), plan('suite', 'web'), plan('suite', 'pro'), plan('suite', 'daily', ['month'])];

describe('the plans an account can have', () => {
  const goods = (running: RunningPlan[]) =>
    planGoods(ON_SALE, running).map(({ plan: { id }, interval, changes }) => `${id} ${interval} ${changes ?? 'buy'}`);

  it('R-039: with nothing running all are bought, in the catalogue’s order', () => {
    assert.deepEqual(goods([]), ['1000 month buy', 'web month buy', 'pro month buy', 'daily month buy']);
  });

  it('R-038: plans of a running offer come first and are changed to, at the running interval where they have it', () => {
    assert.deepEqual(goods([runs('suite', 'web')]), [
      'web month sub of web',
      'pro year sub of web',
      'daily month sub of web',
      '1000 month buy',
    ]);
  });

  it('what is given, cancelled or owed cannot be changed: another one is bought', () => {
    const running = [runs('suite', 'web', { changeable: false })];
    assert.deepEqual(goods(running), ['web month buy', 'pro month buy', 'daily month buy', '1000 month buy']);
  });

  it('of several the oldest changes; a plan with one price is not offered as it is', () => {
    const running = [runs('suite', 'daily', { interval: 'month' }), runs('suite', 'web')];
    assert.deepEqual(goods(running), ['web month sub of daily', 'pro month sub of daily', '1000 month buy']);
  });
});
