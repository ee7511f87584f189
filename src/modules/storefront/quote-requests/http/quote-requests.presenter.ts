import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { money, toWireMoney } from '../../../../kernel/money.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { QuoteRequest } from '../rules/quote-request.js';
import type { QuoteRequestView, StaffQuoteRequestView } from './quote-requests.dto.js';

export function presentQuoteRequest(request: QuoteRequest): QuoteRequestView {
  const { topic, status, description, monthlyVolume, customFeatures, sessions, onSite, estimatedDelivery } = request;
  const { id, ticketId, priceMinor, currency, createdAt, updatedAt, acceptedAt } = request;
  return {
    id: wireId(WIRE_PREFIXES.quoteRequest, id),
    ...{ topic, status, description, monthlyVolume, customFeatures, sessions, onSite, estimatedDelivery },
    price: priceMinor === null ? null : toWireMoney(money(priceMinor, currency)),
    ticketId: wireId(WIRE_PREFIXES.ticket, ticketId),
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
    acceptedAt: acceptedAt === null ? null : toIso(acceptedAt),
  };
}

export function presentStaffQuoteRequest(request: QuoteRequest): StaffQuoteRequestView {
  return { ...presentQuoteRequest(request), accountId: wireId(WIRE_PREFIXES.account, request.accountId) };
}
