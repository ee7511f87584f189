import type { BusinessEvents, EventName } from '../../../contracts/events.js';
import { WIRE_PREFIXES, type WirePrefix } from '../../../kernel/ids.js';

/** How one business event is told to customers: its type, and which of its facts with which prefix of an id. */
interface Telling<Facts> {
  type: string;
  facts: { readonly [K in keyof Facts]?: WirePrefix | 'as it is' };
  /** False for what is not for customers. */
  when?: (facts: Facts) => boolean;
}
type Tellings = { readonly [N in EventName]?: Telling<BusinessEvents[N]> };

const {
  addOn,
  block,
  campaign,
  creditNote,
  deposit,
  domain,
  invoice,
  order,
  payment,
  plan,
  proForma,
  review,
  subscription,
} = WIRE_PREFIXES;
const { ipAddress, ipRequest } = WIRE_PREFIXES;
const { smsInbound, smsMessage, smsSender, smsStop, ticket, ticketMessage } = WIRE_PREFIXES;
const AS_IT_IS = 'as it is';

/** What customers hear of beside their mail. Facts that are not named here stay inside. */
export const ACCOUNT_EVENTS = {
  'account.tier_changed.v1': { type: 'account.tier_changed', facts: { from: AS_IT_IS, to: AS_IT_IS, cause: AS_IT_IS } },
  'account.block_changed.v1': { type: 'account.block_changed', facts: { blockId: block, active: AS_IT_IS } },
  'account.access_revoked.v1': {
    type: 'account.access_revoked',
    facts: { sessions: AS_IT_IS, apiKeys: AS_IT_IS, smtpCredentials: AS_IT_IS },
  },
  'account.closing.v1': { type: 'account.closing', facts: { reason: AS_IT_IS, closesAt: AS_IT_IS } },
  'account.reopened.v1': { type: 'account.reopened', facts: {} },
  'review.decided.v1': { type: 'account.review_decided', facts: { reviewId: review, decision: AS_IT_IS } },
  'campaign.scheduled.v1': { type: 'campaign.scheduled', facts: { campaignId: campaign, startsAt: AS_IT_IS } },
  'campaign.started.v1': { type: 'campaign.started', facts: { campaignId: campaign } },
  'campaign.paused.v1': { type: 'campaign.paused', facts: { campaignId: campaign, reason: AS_IT_IS } },
  'campaign.resumed.v1': { type: 'campaign.resumed', facts: { campaignId: campaign } },
  'campaign.winner_decided.v1': {
    type: 'campaign.winner_decided',
    facts: { campaignId: campaign, variant: AS_IT_IS, reason: AS_IT_IS },
  },
  'campaign.cancelled.v1': {
    type: 'campaign.cancelled',
    facts: { campaignId: campaign, sent: AS_IT_IS, cancelled: AS_IT_IS },
  },
  'campaign.finished.v1': { type: 'campaign.finished', facts: { campaignId: campaign, sent: AS_IT_IS } },
  'ip_request.asked.v1': { type: 'dedicated_ip.request_asked', facts: { requestId: ipRequest } },
  'ip_request.decided.v1': {
    type: 'dedicated_ip.request_decided',
    facts: { requestId: ipRequest, decision: AS_IT_IS },
  },
  'ip.state_changed.v1': {
    type: 'dedicated_ip.state_changed',
    facts: { ipId: ipAddress, address: AS_IT_IS, from: AS_IT_IS, to: AS_IT_IS },
  },
  'ip_warmup.judged.v1': {
    type: 'dedicated_ip.warmup_judged',
    facts: { ipId: ipAddress, stage: AS_IT_IS, previousStage: AS_IT_IS, verdict: AS_IT_IS, because: AS_IT_IS },
  },
  'domain.verified.v1': { type: 'domain.verified', facts: { domainId: domain } },
  'domain.lost.v1': { type: 'domain.lost', facts: { domainId: domain } },
  'subscription.granted.v1': { type: 'subscription.granted', facts: { subscriptionId: subscription, planId: plan } },
  'subscription.opened.v1': {
    type: 'subscription.opened',
    facts: { subscriptionId: subscription, planId: plan, planOrderId: order },
  },
  'subscription.changed.v1': {
    type: 'subscription.changed',
    facts: { subscriptionId: subscription, fromPlanId: plan, toPlanId: plan },
  },
  'subscription.renewed.v1': {
    type: 'subscription.renewed',
    facts: { subscriptionId: subscription, planOrderId: order },
  },
  'subscription.renewal_refused.v1': {
    type: 'subscription.renewal_refused',
    facts: { subscriptionId: subscription, refusals: AS_IT_IS },
  },
  'subscription.cancelled.v1': { type: 'subscription.cancelled', facts: { subscriptionId: subscription } },
  'subscription.ended.v1': { type: 'subscription.ended', facts: { subscriptionId: subscription, status: AS_IT_IS } },
  'add_on.activated.v1': {
    type: 'add_on.activated',
    facts: { addOnId: addOn, subscriptionId: subscription, kind: AS_IT_IS, quantity: AS_IT_IS },
  },
  'add_on.ended.v1': {
    type: 'add_on.ended',
    facts: { addOnId: addOn, subscriptionId: subscription, kind: AS_IT_IS, quantity: AS_IT_IS, because: AS_IT_IS },
  },
  'quota.warned.v1': { type: 'quota.warned', facts: { subscriptionId: subscription } },
  'quota.suspended.v1': { type: 'quota.suspended', facts: { subscriptionId: subscription } },
  'payment.succeeded.v1': { type: 'payment.succeeded', facts: { paymentId: payment } },
  'payment.action_required.v1': { type: 'payment.action_required', facts: { paymentId: payment } },
  'payment.failed.v1': { type: 'payment.failed', facts: { paymentId: payment, failure: AS_IT_IS } },
  'payment.returned.v1': { type: 'payment.returned', facts: { paymentId: payment, reason: AS_IT_IS } },
  'deposit.received.v1': { type: 'deposit.received', facts: { depositId: deposit, number: AS_IT_IS } },
  'wallet.low.v1': {
    type: 'wallet.low',
    facts: {
      subscriptionId: subscription,
      renewsAt: AS_IT_IS,
      needed: AS_IT_IS,
      balance: AS_IT_IS,
      currency: AS_IT_IS,
    },
  },
  'sms.credits_added.v1': {
    type: 'sms.credits_added',
    facts: { purchaseId: WIRE_PREFIXES.smsPurchase, credits: AS_IT_IS },
  },
  'sms.credits_low.v1': { type: 'sms.credits_low', facts: { available: AS_IT_IS, threshold: AS_IT_IS } },
  'sms.credits_expiring.v1': {
    type: 'sms.credits_expiring',
    facts: { credits: AS_IT_IS, expiresOn: AS_IT_IS, days: AS_IT_IS },
  },
  'sms.credits_expired.v1': { type: 'sms.credits_expired', facts: { credits: AS_IT_IS, expiredOn: AS_IT_IS } },
  'invoice.issued.v1': { type: 'invoice.issued', facts: { invoiceId: invoice, number: AS_IT_IS } },
  'invoice.paid.v1': { type: 'invoice.paid', facts: { invoiceId: invoice } },
  'invoice.credited.v1': { type: 'invoice.credited', facts: { invoiceId: invoice, creditNoteId: creditNote } },
  'credit_note.issued.v1': { type: 'credit_note.issued', facts: { creditNoteId: creditNote, number: AS_IT_IS } },
  'pro_forma.issued.v1': {
    type: 'pro_forma.issued',
    facts: { proFormaId: proForma, subscriptionId: subscription },
  },
  'sms.sender_decided.v1': { type: 'sms.sender_decided', facts: { senderId: smsSender, status: AS_IT_IS } },
  'sms.opted_out.v1': { type: 'sms.opted_out', facts: { stopId: smsStop } },
  'sms.opted_in.v1': { type: 'sms.opted_in', facts: { inboundId: smsInbound } },
  'sms.received.v1': {
    type: 'sms.received',
    facts: { inboundId: smsInbound, keyword: AS_IT_IS, messageId: smsMessage },
  },
  'ticket.opened.v1': { type: 'ticket.opened', facts: { ticketId: ticket, topic: AS_IT_IS } },
  'ticket.message_added.v1': {
    type: 'ticket.message_added',
    facts: { ticketId: ticket, messageId: ticketMessage, author: AS_IT_IS },
    when: ({ internal }) => !internal,
  },
} as const satisfies Tellings;

export type ToldEvent = keyof typeof ACCOUNT_EVENTS;
export const TOLD_EVENTS = Object.keys(ACCOUNT_EVENTS) as ToldEvent[];
export const ACCOUNT_EVENT_TYPES = TOLD_EVENTS.map((name) => ACCOUNT_EVENTS[name].type);
