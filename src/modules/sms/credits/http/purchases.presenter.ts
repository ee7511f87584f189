import { wireId } from '../../../../kernel/ids.js';
import { money, toWireMoney } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { formatCredits, timesCredits } from '../../rules/credits.js';
import { EXPIRY_NOTES } from '../../packs/index.js';
import type { BoughtPacks } from '../use-cases/buy-packs.js';
import type { DatedPurchase } from '../use-cases/read-purchases.query.js';
import type { BoughtSmsPacksView, SmsPurchaseView } from './purchases.dto.js';

export function presentPurchase({ purchase, expiry }: DatedPurchase, language: Language): SmsPurchaseView {
  const { quantity, unitPrice, invoiceId, paymentId, activatedAt } = purchase;
  return {
    id: wireId('spu', purchase.id),
    packId: wireId('spk', purchase.packId),
    quantity,
    credits: formatCredits(timesCredits(purchase.credits, quantity)),
    unitPrice: toWireMoney(unitPrice),
    net: toWireMoney(money(unitPrice.minor * BigInt(quantity), unitPrice.currency)),
    status: purchase.status,
    expiryMode: expiry?.mode ?? null,
    expiresOn: expiry?.expiresOn ?? null,
    expiryNote: expiry === null ? null : EXPIRY_NOTES[expiry.mode][language],
    invoiceId: invoiceId === null ? null : wireId('inv', invoiceId),
    paymentId: paymentId === null ? null : wireId('pay', paymentId),
    orderedAt: toIso(purchase.orderedAt),
    activatedAt: activatedAt === null ? null : toIso(activatedAt),
  };
}

export function presentBought({ payment, ...dated }: BoughtPacks, language: Language): BoughtSmsPacksView {
  return { ...presentPurchase(dated, language), nextAction: payment?.nextAction ?? null };
}

/** 201 once the credits are there; 202 while their money is on the way. */
export function statusOf(bought: BoughtPacks | BoughtSmsPacksView): number {
  const { status } = 'purchase' in bought ? bought.purchase : bought;
  return status === 'active' ? 201 : 202;
}
