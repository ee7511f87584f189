import type { Language } from '../../../../kernel/texts.js';
import type { TrustedAccount } from '../../../accounts/index.js';
import { expiryOf } from '../rules/expiry.js';
import type { Overview } from '../use-cases/read-overview.query.js';
import { presentGoods } from './goods.presenter.js';
import type { SubscriptionOverviewView } from './subscription-overview.dto.js';

export function presentOverview(overview: Overview, language: Language): SubscriptionOverviewView {
  const { account, billing, goods, seats } = overview;
  const { billingDetails, subscriptions, invoices, wallet } = billing;
  return {
    profile: presentProfile(account),
    billingDetails,
    paymentMethod: methodShown(billing),
    subscriptions,
    scheduledChanges: subscriptions.flatMap(({ id, scheduledChange }) =>
      scheduledChange === null ? [] : [{ subscriptionId: id, ...scheduledChange }],
    ),
    ...expiryOf(subscriptions),
    seats: { included: seats.included, purchased: seats.purchased, used: seats.used, total: seats.total },
    purchases: presentGoods(goods, language),
    invoices,
    wallet,
  };
}

function presentProfile({ platformId, organization, offer, locale, timeZone, profile }: TrustedAccount) {
  return {
    platformId,
    organization,
    offer,
    locale,
    timeZone,
    website: profile.website ?? null,
    phone: profile.phone ?? null,
    address: profile.address ?? null,
    country: profile.country ?? null,
  };
}

/** Of several subscriptions the newest that runs decides. */
function methodShown({ subscriptions, paymentMethods }: Overview['billing']) {
  const running = subscriptions.find(({ status, paymentMethod }) => status === 'active' && paymentMethod !== null);
  return paymentMethods.find(({ id }) => id === running?.paymentMethod) ?? paymentMethods[0] ?? null;
}
