/**
 * Business events: name → payload. Payloads carry ids and facts, never secrets, addresses or entities, because
 * they are kept. A payload that changes its shape gets a new version in its name.
 */
export interface BusinessEvents {
  /** A person asked for, or needs, the mail that confirms an address. */
  'user.confirmation_requested.v1': { userId: string; tokenId: string };
  'user.email_confirmed.v1': { userId: string };
  'user.username_reminder_requested.v1': { userIds: string[] };
  'user.password_reset_requested.v1': { userId: string; tokenId: string };
  /** Something about a second factor that its owner should hear of. */
  'person.totp_changed.v1': {
    person: 'user' | 'staff';
    personId: string;
    change: 'enabled' | 'disabled' | 'recovery_codes_renewed' | 'recovery_code_used';
  };
  'person.password_changed.v1': { person: 'user' | 'staff'; personId: string };
  /** The token's row has both addresses; an event carries none. */
  'user.email_change_requested.v1': { userId: string; tokenId: string };
  'user.email_changed.v1': { userId: string; tokenId: string };
  'sender.confirmation_requested.v1': { senderId: string; tokenId: string };
  /** A person needs the mail that invites him, the first one or another. */
  'user.invitation_requested.v1': { userId: string; tokenId: string };
  'account.ownership_transferred.v1': { fromUserId: string; toUserId: string };
  'account.signed_up.v1': { userId: string };
  /** Nobody comes in any more; the data is deleted at `closesAt`. Why: its owner, an expired contract, spam. */
  'account.closing.v1': { reason: 'owner' | 'expired' | 'spam'; closesAt: string };
  /** Staff took a closing back. */
  'account.reopened.v1': Record<string, never>;
  /** Everything was deleted; only the number of the platform is left. */
  'account.closed.v1': { reason: 'owner' | 'expired' | 'spam' };
  'account.export_ready.v1': { exportId: string; userId: string };
  /** A person left an account that goes on. */
  'user.removed.v1': { userId: string };
  'account.block_changed.v1': { blockId: string; active: boolean };
  /** Staff ended what opens an account, because it is in wrong hands; how many of each. */
  'account.access_revoked.v1': { sessions: number; apiKeys: number; smtpCredentials: number };
  /** The tier of the authorisation to send went up or down. */
  'account.tier_changed.v1': {
    from: number;
    to: number;
    cause: 'confirmation' | 'profile' | 'sending' | 'domain' | 'review' | 'staff';
  };
  /** A blocklist names an address that mail leaves from, or names it no longer. */
  'ip.listed.v1': { listingId: string };
  /** A second look agrees: only now anything is done about it. */
  'ip.listing_confirmed.v1': { listingId: string };
  'ip.delisted.v1': { listingId: string };
  /** An account asked for addresses of its own. `additional`: for more than its plan includes. */
  'ip_request.made.v1': { requestId: string; additional: boolean };
  'ip_request.asked.v1': { requestId: string };
  'ip_request.answered.v1': { requestId: string };
  'ip_request.decided.v1': { requestId: string; decision: 'approved' | 'refused' };
  /** An account's address stands otherwise: it begins to send, warms up, is listed, rests, or is given back. */
  'ip.state_changed.v1': { ipId: string; address: string; from: string; to: string };
  /** A day of a warm-up led on, was repeated, or led back. */
  'ip_warmup.judged.v1': { ipId: string; stage: number; previousStage: number; verdict: string; because: string };
  'campaign.scheduled.v1': { campaignId: string; startsAt: string };
  'campaign.started.v1': { campaignId: string };
  /** By its author, or because it cannot go on: then somebody has to do something. */
  'campaign.paused.v1': { campaignId: string; name: string; reason: string };
  'campaign.resumed.v1': { campaignId: string };
  'campaign.winner_decided.v1': { campaignId: string; variant: string; reason: string };
  /** How many were handed over, and how many waited when it ended. */
  'campaign.cancelled.v1': { campaignId: string; sent: number; cancelled: number };
  'campaign.finished.v1': { campaignId: string; sent: number };
  /** Somebody was entered on a list and is to confirm it by a link. */
  'list.confirmation_requested.v1': { optInId: string };
  /** The owner of an address confirmed by a link that he wants to be on a list. */
  'list.subscription_confirmed.v1': { contactId: string; listId: string };
  'domain.verified.v1': { domainId: string };
  /** Its ownership record is gone, or none of its keys signs any more. */
  'domain.failing.v1': { domainId: string; what: 'ownership' | 'signing' };
  /** A domain was given up, another account proved to own it, or it was without its record for too long. */
  'domain.lost.v1': { domainId: string };
  /** Somebody, or a rule, wants a person to look at an account. */
  'review.requested.v1': { reviewId: string; kind: 'authorization' | 'risk' };
  'review.asked.v1': { reviewId: string; stepId: string };
  'review.decided.v1': { reviewId: string; decision: 'approved' | 'limited' | 'refused' };
  /** Somebody reported mail of an account as unwanted; the same report is recorded once. */
  'complaint.recorded.v1': {
    complaintId: string;
    accountId: string;
    /** Null when the report does not say which message it is about. */
    messageId: string | null;
    source: 'arf' | 'abuse_mailbox' | 'anti_spam_organisation';
    receivedAt: string;
  };
  /** A rule saw something about an account that staff should look at. */
  'alert.raised.v1': { alertId: string; kind: string };
  /** Two people closed an account for spam. */
  'account.closed_for_spam.v1': { closureId: string };
  'subscription.granted.v1': { subscriptionId: string; planId: string };
  /** It is paid for and works; its order says what was bought. */
  'subscription.opened.v1': { subscriptionId: string; planId: string; planOrderId: string };
  'subscription.changed.v1': { subscriptionId: string; fromPlanId: string; toPlanId: string };
  'subscription.renewed.v1': { subscriptionId: string; planOrderId: string };
  /** A renewal was not paid; it is tried again. */
  'subscription.renewal_refused.v1': { subscriptionId: string; refusals: number };
  /** A customer is told that his subscription goes on under another version, and when. */
  'subscription.plan_change_noticed.v1': { subscriptionId: string; noticeId: string };
  /** What was announced to him does not happen. */
  'subscription.plan_change_withdrawn.v1': { subscriptionId: string; noticeId: string };
  /** Money came for a term whose subscription had ended meanwhile. */
  'plan_order.came_too_late.v1': { subscriptionId: string; planOrderId: string };
  'subscription.cancelled.v1': { subscriptionId: string };
  'subscription.ended.v1': { subscriptionId: string; status: 'ended' | 'expired' };
  /** A window passed the share of its limit at which its plan warns; once per window. */
  'quota.warned.v1': { subscriptionId: string; windowId: number };
  /** A daily quota was exceeded on a plan that then rests until midnight; once per window. */
  'quota.suspended.v1': { subscriptionId: string; windowId: number };
  'payment.succeeded.v1': { paymentId: string };
  /** An account is to be debited; its owner is told the amount and the day before. */
  'direct_debit.announced.v1': { paymentId: string };
  /** A payment that was made by itself goes on only when its payer confirms it. */
  'payment.action_required.v1': { paymentId: string };
  'payment.failed.v1': { paymentId: string; failure: string };
  /** The wallet has more: a deposit, a transfer, what was paid too much or credited. */
  'wallet.credited.v1': { type: 'deposit' | 'overpayment' | 'credit_note' | 'transfer' | 'adjustment' };
  /** What is renewed in a week costs more than the wallet holds. Amounts as decimal texts. */
  'wallet.low.v1': { subscriptionId: string; renewsAt: string; needed: string; balance: string; currency: string };
  /** SMS credits that were paid for are there. Credits as decimal texts. */
  'sms.credits_added.v1': { purchaseId: string; credits: string };
  /** Fewer are left than `threshold`; once, until more were bought. */
  'sms.credits_low.v1': { available: string; threshold: string };
  /** So many end with the day `expiresOn`, in so many days; once for each of them. */
  'sms.credits_expiring.v1': { credits: string; expiresOn: string; days: number };
  /** So many have ended for good. */
  'sms.credits_expired.v1': { credits: string; expiredOn: string };
  /** Money came into the wallet, and its receipt was issued. */
  'deposit.received.v1': { depositId: string; number: string };
  /** The payer's bank took back what had been paid: it is owed again, and staff must look. */
  'payment.returned.v1': { paymentId: string; reason: string };
  'invoice.issued.v1': { invoiceId: string; number: string };
  /** Nothing is due any more: at issue, or when the last of it was booked. */
  'invoice.paid.v1': { invoiceId: string };
  /** A credit note, over all of it or a part, takes off what an invoice asked for. */
  'invoice.credited.v1': { invoiceId: string; creditNoteId: string };
  'credit_note.issued.v1': { creditNoteId: string; number: string };
  /** What a renewal will cost was written down for somebody who pays by transfer. */
  'pro_forma.issued.v1': { proFormaId: string; subscriptionId: string };
  'add_on.activated.v1': { addOnId: string; subscriptionId: string; kind: string; quantity: number };
  'add_on.ended.v1': {
    addOnId: string;
    subscriptionId: string;
    kind: string;
    quantity: number;
    because: 'unpaid' | 'cancelled' | 'subscription_over';
  };
  /** Money for a month of an add-on that had ended is to be given back to the wallet. */
  'add_on_month.came_too_late.v1': { addOnMonthId: string };
  /** A VAT number that was not proved before is valid: VAT charged meanwhile is to be credited. */
  'vat_number.proved.v1': { vatCheckId: string };
  /** A VAT number that was valid is no longer: the next invoice charges VAT. */
  'vat_number.lost.v1': { vatCheckId: string };
  /** A mail came in on the inbound port and is stored; `route` names who registered for it. */
  'mail.received.v1': { rawId: string; route: string };
  /** Who wrote to support, and gets no ticket for it, is to be told what may help. */
  'support_mail.answered.v1': { mailId: string };
  /** A member of staff acts in a person's place from now on. */
  'impersonation.started.v1': { impersonationId: string };
  'impersonation.ended.v1': { impersonationId: string };
  /** A receiver of events has answered nothing well for an hour; it is called rarely and its events wait. */
  'webhook.failing.v1': { webhookId: string; host: string; since: string };
  /** Nothing is sent to a receiver any more: it failed for three days, or said that it is gone. */
  'webhook.disabled.v1': { webhookId: string; host: string; because: 'failing' | 'gone' };
  /** Staff let an account use a sender of texts, or not. */
  'sms.sender_decided.v1': { senderId: string; status: 'approved' | 'refused' };
  /** Somebody answered STOP: the account writes to him no more. */
  'sms.opted_out.v1': { stopId: string };
  /** Somebody who had answered STOP answered START. */
  'sms.opted_in.v1': { inboundId: string };
  /** A text came in; the numbers and the words stay in its row. */
  'sms.received.v1': { inboundId: string; keyword: 'stop' | 'start' | 'help' | null; messageId: string | null };
  'ticket.opened.v1': { ticketId: string; topic: string; queue: string };
  /** `internal`: a note among staff. */
  'ticket.message_added.v1': {
    ticketId: string;
    messageId: string;
    author: 'customer' | 'agent' | 'system';
    internal: boolean;
  };
  /** Staff send an invoice once more; to whom stands in the ticket's history. */
  'ticket.invoice_resent.v1': { ticketId: string; entryId: string; invoiceId: string };
  /** `solvedAt` tells one solution of a ticket from the next. */
  'ticket.solved.v1': { ticketId: string; solvedAt: string; by: 'agent' | 'customer' };
  /** What was promised about a ticket is nearly due, or was not kept; told once, while support works. */
  'ticket.clock_alerted.v1': {
    ticketId: string;
    clock: 'firstResponse' | 'nextResponse' | 'resolution';
    stage: 'warning' | 'breached';
    dueAt: string;
  };
}

export type EventName = keyof BusinessEvents;

/** The names at run time. A relay leaves events it does not know to a newer process. */
const NAMES: Record<EventName, true> = {
  'user.confirmation_requested.v1': true,
  'user.email_confirmed.v1': true,
  'user.username_reminder_requested.v1': true,
  'user.password_reset_requested.v1': true,
  'person.totp_changed.v1': true,
  'person.password_changed.v1': true,
  'user.email_change_requested.v1': true,
  'user.email_changed.v1': true,
  'sender.confirmation_requested.v1': true,
  'user.invitation_requested.v1': true,
  'account.ownership_transferred.v1': true,
  'account.signed_up.v1': true,
  'account.closing.v1': true,
  'account.reopened.v1': true,
  'account.closed.v1': true,
  'account.export_ready.v1': true,
  'user.removed.v1': true,
  'account.block_changed.v1': true,
  'account.access_revoked.v1': true,
  'account.tier_changed.v1': true,
  'ip.listed.v1': true,
  'ip.listing_confirmed.v1': true,
  'ip.delisted.v1': true,
  'ip_request.made.v1': true,
  'ip_request.asked.v1': true,
  'ip_request.answered.v1': true,
  'ip_request.decided.v1': true,
  'ip.state_changed.v1': true,
  'ip_warmup.judged.v1': true,
  'campaign.scheduled.v1': true,
  'campaign.started.v1': true,
  'campaign.paused.v1': true,
  'campaign.resumed.v1': true,
  'campaign.winner_decided.v1': true,
  'campaign.cancelled.v1': true,
  'campaign.finished.v1': true,
  'list.confirmation_requested.v1': true,
  'list.subscription_confirmed.v1': true,
  'domain.verified.v1': true,
  'domain.failing.v1': true,
  'domain.lost.v1': true,
  'review.requested.v1': true,
  'review.asked.v1': true,
  'review.decided.v1': true,
  'complaint.recorded.v1': true,
  'alert.raised.v1': true,
  'account.closed_for_spam.v1': true,
  'subscription.granted.v1': true,
  'subscription.opened.v1': true,
  'subscription.changed.v1': true,
  'subscription.renewed.v1': true,
  'subscription.renewal_refused.v1': true,
  'subscription.plan_change_noticed.v1': true,
  'subscription.plan_change_withdrawn.v1': true,
  'plan_order.came_too_late.v1': true,
  'subscription.cancelled.v1': true,
  'subscription.ended.v1': true,
  'quota.warned.v1': true,
  'quota.suspended.v1': true,
  'payment.succeeded.v1': true,
  'direct_debit.announced.v1': true,
  'payment.action_required.v1': true,
  'payment.failed.v1': true,
  'wallet.credited.v1': true,
  'wallet.low.v1': true,
  'sms.credits_added.v1': true,
  'sms.credits_low.v1': true,
  'sms.credits_expiring.v1': true,
  'sms.credits_expired.v1': true,
  'deposit.received.v1': true,
  'payment.returned.v1': true,
  'invoice.issued.v1': true,
  'invoice.paid.v1': true,
  'invoice.credited.v1': true,
  'credit_note.issued.v1': true,
  'pro_forma.issued.v1': true,
  'add_on.activated.v1': true,
  'add_on.ended.v1': true,
  'add_on_month.came_too_late.v1': true,
  'vat_number.proved.v1': true,
  'vat_number.lost.v1': true,
  'mail.received.v1': true,
  'support_mail.answered.v1': true,
  'impersonation.started.v1': true,
  'impersonation.ended.v1': true,
  'webhook.failing.v1': true,
  'webhook.disabled.v1': true,
  'sms.sender_decided.v1': true,
  'sms.opted_out.v1': true,
  'sms.opted_in.v1': true,
  'sms.received.v1': true,
  'ticket.opened.v1': true,
  'ticket.message_added.v1': true,
  'ticket.invoice_resent.v1': true,
  'ticket.solved.v1': true,
  'ticket.clock_alerted.v1': true,
};
export const EVENT_NAMES = Object.keys(NAMES) as EventName[];
