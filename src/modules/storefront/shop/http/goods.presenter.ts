import { wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import type { PlanGood } from '../rules/plan-goods.js';
import type { Goods } from '../use-cases/list-goods.query.js';
import type { Good } from '../use-cases/purchasable-kinds.js';
import type { GoodView } from './goods.dto.js';

/** What belongs to the account's plans first, then the plans. */
export function presentGoods({ plans, others }: Goods, language: Language): GoodView[] {
  return [...others.map((good) => presentGood(good, language)), ...plans.map(presentPlanGood)];
}

/** Names a thing in the list for as long as it is in it. */
export function codeOf({ kind, planId, packId }: GoodView): string {
  return `${kind} ${planId ?? packId ?? ''}`;
}

function presentGood({ kind, packId, subscriptionId, name, price, expiresOn }: Good, language: Language): GoodView {
  const item = { kind, ...(packId === null ? {} : { packId }), quantity: 1 };
  return {
    kind,
    planId: null,
    packId,
    offer: null,
    subscriptionId: subscriptionId === null ? null : wireId('sub', subscriptionId),
    name: name[language],
    price: toWireMoney(price),
    interval: null,
    prices: [],
    expiresOn: expiresOn ?? null,
    action: { name: 'buy', method: 'POST', path: '/v1/purchases', body: { items: [item] } },
  };
}

function presentPlanGood({ plan, interval, changes }: PlanGood): GoodView {
  const prices = plan.prices.map((one) => ({ interval: one.interval, ...toWireMoney(one.price) }));
  const { amount, currency } = prices.find((one) => one.interval === interval)!;
  const subscriptionId = changes === null ? null : wireId('sub', changes);
  const path = subscriptionId === null ? '/v1/subscriptions' : `/v1/subscriptions/${subscriptionId}/change`;
  const planId = wireId('pln', plan.id);
  return {
    kind: 'plan',
    planId,
    packId: null,
    offer: plan.offer,
    subscriptionId,
    name: plan.name,
    price: { amount, currency },
    interval,
    prices,
    expiresOn: null,
    action: { name: subscriptionId === null ? 'buy' : 'change', method: 'POST', path, body: { planId, interval } },
  };
}
