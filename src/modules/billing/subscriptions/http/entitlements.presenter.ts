import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { Best, BestEntitlement } from '../rules/best-of.js';
import type { Entitlement } from '../rules/entitlement.js';
import type { AccountEntitlements } from '../use-cases/read-entitlements.query.js';
import type { EntitlementsView } from './entitlements.dto.js';

export function presentEntitlements({ seats, best, subscriptions }: AccountEntitlements): EntitlementsView {
  const { included, purchased, used } = seats;
  return {
    seats: { included, purchased, used },
    best: best && presentBest(best),
    subscriptions: subscriptions.map(presentOne),
  };
}

function presentBest(best: BestEntitlement): NonNullable<EntitlementsView['best']> {
  const { support } = best;
  return {
    attachmentMaxBytes: wired(best.attachmentMaxBytes),
    ratePerHour: wired(best.ratePerHour),
    sendersMax: wired(best.sendersMax),
    bulkAllowed: wired(best.bulkAllowed),
    retention: { bodyDays: wired(best.bodyDays), eventDays: wired(best.eventDays) },
    dedicatedIps: { included: wired(best.dedicatedIpsIncluded), purchased: best.dedicatedIpsBought },
    support: {
      ticket: wired(support.ticket),
      email: wired(support.email),
      chat: wired(support.chat),
      phone: wired(support.phone),
      languages: best.supportLanguages,
    },
    features: Object.fromEntries(Object.entries(best.features).map(([name, value]) => [name, wired(value)])),
  };
}

function presentOne(entitlement: Entitlement): EntitlementsView['subscriptions'][number] {
  const { subscriptionId, planCode, offer, quota, onExceed, validUntil } = entitlement;
  return {
    subscriptionId: wireId('sub', subscriptionId),
    planCode,
    offer,
    quota: { monthly: quota.monthly, daily: quota.daily },
    onExceed,
    validUntil: validUntil === null ? null : toIso(validUntil),
  };
}

function wired<T>({ value, because }: Best<T>): Best<T> {
  return { value, because: because.map((id) => wireId('sub', id)) };
}
