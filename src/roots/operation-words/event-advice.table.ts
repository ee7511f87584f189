/** When each event is told, and what its receiver makes of it, by type. */
export const EVENT_ADVICE: Record<string, string> = {
  // Mail
  accepted:
    'Once for each recipient, when the message is stored. From here on exactly one final event follows: `delivered`, `bounced`, `suppressed`, `expired` or `cancelled`.',
  held: '`heldReason` in `GET /v1/messages/{id}` names what holds it: a block, the quota, a limit of the tier. It goes on by itself when that is gone; `GET /v1/account/sending-authorization` tells what helps.',
  deferred:
    'For each attempt that a receiver put off, with its reply. Nothing is to be done: it is tried again for days, at growing distances.',
  delivered:
    'The receiver’s server answered 250 to the whole message. It is with the receiver from then on; which folder it lands in nobody tells.',
  bounced:
    'Final. `class` says whether the address is wrong or we were refused, `code` and `text` hold the reply. An address that does not exist is put on your suppressions by itself.',
  complained:
    'Comes from the feedback of a provider, minutes to days later. The address is on your suppressions already; take it out of your own lists too.',
  opened:
    'For every loading of the counting picture; `machineLikely` marks those that a program made. Only where opens are counted.',
  clicked: 'For every followed link, with its `url`; `machineLikely` marks scanners. Only where clicks are counted.',
  unsubscribed:
    'By the link, the button of the mail program, or a mail. The address gets no marketing mail of yours any more; keep your own records in step.',
  suppressed: 'Final. `GET /v1/suppressions?email=` tells since when and why.',
  expired:
    'Final. The time to try was over (`expiresAt`, or the usual days). The last reply is in the `deferred` before it.',
  cancelled: 'Final. Somebody cancelled the message, or its account closed.',

  // SMS
  'sms.scheduled': 'Its credits are reserved until then. It can be cancelled until it leaves.',
  'sms.queued': 'It leaves as soon as the carrier takes it.',
  'sms.deferred': '`because` and `code` say why it waits; it is tried again by itself.',
  'sms.submitted': 'What the carrier took is paid for. What became of it comes by receipt, within minutes or days.',
  'sms.buffered': 'The carrier goes on trying for as long as the text is valid.',
  'sms.delivered': 'Final. Where a country’s receipts are worth little, the rules of the country say so.',
  'sms.expired': 'Final. The telephone was not reached in time. What no carrier took is given back.',
  'sms.failed': 'Final. `code` holds the reason. What a carrier took is paid for all the same.',
  'sms.rejected': 'Final. `code` holds the reason; what no carrier took is given back.',
  'sms.unknown':
    'A late receipt may still tell, and then another event follows. It is never sent again by itself unless the route is set up so.',
  'sms.cancelled': 'Final. Its credits are given back.',
  'sms.sent_again': 'The first carrier did not say whether it had taken it. It is charged once.',

  // The account
  'account.tier_changed':
    'Read the new caps at `GET /v1/account/sending-authorization`. Held mail is counted anew by itself.',
  'account.block_changed': 'With `active: true` sending stops; `GET /v1/account/blocks` tells why and what to do.',
  'account.access_revoked':
    'Make new API keys and SMTP credentials before you send again: the old ones are refused everywhere.',
  'account.closing': 'Nothing is accepted any more. Until `closesAt` the operator can take it back.',
  'account.reopened': 'The owner chooses a new password first. API keys and SMTP credentials stay revoked.',
  'account.review_decided':
    'The decision and its reason stand in `GET /v1/account/sending-authorization/review-requests/{id}`.',
  'domain.verified': 'Mail may be sent from every address of it.',
  'domain.lost':
    'Its ownership record was gone for longer than the grace. Put it back and call `POST /v1/domains/{id}/verify`.',

  // Campaigns
  'campaign.scheduled': 'What it says is fixed; until it begins it can be unscheduled.',
  'campaign.started': 'Its audience is fixed now. Progress is in `GET /v1/campaigns/{id}`.',
  'campaign.paused': '`reason` names what stopped it. When it is mended, call `POST /v1/campaigns/{id}/resume`.',
  'campaign.resumed': 'It goes on where it stopped; nobody gets it twice.',
  'campaign.winner_decided': '`reason` says whether it was better, or chosen because the test told nothing.',
  'campaign.cancelled': '`sent` have it, `cancelled` will not get it.',
  'campaign.finished': 'Everything is handed over; deliveries go on. The report is in `GET /v1/campaigns/{id}/report`.',

  // Addresses
  'dedicated_ip.request_asked': 'Answer with `POST /v1/dedicated-ips/requests/{id}/answers`.',
  'dedicated_ip.request_decided': 'Approved addresses are in `GET /v1/dedicated-ips`; they warm up by themselves.',
  'dedicated_ip.state_changed': 'Mail takes other addresses of the pool, or waits, while this one may not send.',
  'dedicated_ip.warmup_judged': 'Once a day. `because` says what the day showed; nothing is to be done.',

  // Subscriptions and money
  'subscription.granted': 'For example the free plan at sign-up, or one that staff gave.',
  'subscription.opened': 'Quota and features hold from now on.',
  'subscription.changed': 'Windows that run keep what was used and take the new limits.',
  'subscription.renewed': 'The next term has begun; its invoice follows as `invoice.issued`.',
  'subscription.renewal_refused':
    'Mend the way to pay, or pay the open invoice: after the last try the subscription ends.',
  'subscription.cancelled': 'It works until the end of the term; until then it can be resumed.',
  'subscription.ended': 'Sending under it is refused with `subscription_expired` or `subscription_required`.',
  'add_on.activated': 'It can be used from the moment of this event on.',
  'add_on.ended': '`because` says why. What it gave is gone: seats, support, addresses.',
  'quota.warned': 'Once for each window, while there is still time to buy more.',
  'quota.suspended':
    'What is sent meanwhile is refused with `daily_quota_suspended`; `retryAt` of the refusal names the midnight.',
  'payment.succeeded': 'What was paid for follows with an event of its own.',
  'payment.action_required': 'Send the payer to `nextAction` of `GET /v1/payments/{id}`.',
  'payment.failed': '`failure` is the reason; nothing was taken.',
  'payment.returned': 'The invoice is open again. `reason` is the bank’s.',
  'deposit.received': 'It can be spent at once; the receipt is at `GET /v1/wallet/deposits/{id}/pdf`.',
  'wallet.low': 'Once, a week before the renewal. Pay in the difference of `needed` and `balance`.',
  'invoice.issued': 'Fetch it from `GET /v1/invoices/{id}/pdf` or `/xml`.',
  'invoice.paid': 'By whatever ways together: card, transfer, wallet, credit note.',
  'invoice.credited': 'The credit note follows as `credit_note.issued`.',
  'credit_note.issued': 'Fetch it from `GET /v1/credit-notes/{id}/pdf` or `/xml`.',
  'pro_forma.issued': 'Transfer the sum with its reference in time; the invoice follows the money.',

  // SMS credits, senders and answers
  'sms.credits_added': 'They can be used at once; what ends first is used first.',
  'sms.credits_low': 'Once, until more were bought. The mark is in `PUT /v1/sms/settings`.',
  'sms.credits_expiring': 'What is not used by the end of that day is lost.',
  'sms.credits_expired': 'They are written off; texts that were reserved from them still go out.',
  'sms.sender_decided': 'An approved one can be used as `from`; a refused one says why in `GET /v1/sms/senders/{id}`.',
  'sms.opted_out': 'The number is on your stop list; texts to it are refused.',
  'sms.opted_in': 'The number is off your stop list.',
  'sms.received': 'Fetch its words from `GET /v1/sms/inbound/{id}`; keywords have been acted on already.',

  // Support
  'ticket.opened': 'By one of yours, by mail, or by the operator.',
  'ticket.message_added': 'Fetch it from `GET /v1/support/tickets/{id}/messages`.',
};
