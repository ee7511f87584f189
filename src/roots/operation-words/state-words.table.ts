/**
 * What the values of states, kinds and reasons mean, by `Schema.name`, `SchemaA|SchemaB.name` or, where it is the same
 * everywhere, by name.
 */
export const STATE_WORDS: Record<string, string> = {
  // States of accounts, people and support
  'AccountDto|StaffAccountDto.status':
    '`pending`: no address of it is confirmed yet; `suspended`: a block keeps it from sending; `closing`: all access has ended, staff can still take it back; `closed`: for good.',
  'IpRequestAccountView|ReviewedAccountDto.status':
    '`pending`, `active`, `suspended`, `closing` or `closed`, as `GET /v1/admin/accounts/{account}` has it.',
  'UserDto.status': '`invited`: has not joined yet; holds a name and, for seven days, a seat.',
  'ClosingDto.status': 'Always `closing`: all access has ended, and staff can take it back for thirty days.',
  'ExportDto.status':
    '`queued`, then `running`; `ready`: can be downloaded until `expiresAt`; `expired`, `failed` and `cancelled` have no file.',
  'SpamClosureDto.status': '`pending`: the second person has not confirmed it; `withdrawn`: he did not.',
  'CallbackDto|StaffCallbackDto.status': '`requested`: for its half hour; `completed`: the call was made.',
  'ChatDto|StaffChatDto.status':
    '`requested` by the customer or `invited` by support, `open` as soon as both are there; `escalated`: goes on in the ticket; `declined`, `ended` and `expired` are final.',
  'ChangeTicketDto.status':
    '`waiting_customer` stops the clock of the next answer; `waiting_internal` does not. `solved` and `closed` have operations of their own.',
  'OpenedTicketDto|StaffTicketDto|TicketDto.status':
    '`new` until staff answer; `waiting_customer`: the next word is the customer’s; `waiting_internal`: staff look into it; `solved`: an answer opens it again; `closed`: an answer goes on in another ticket.',
  'TicketClockDto.status':
    '`none`: nothing was promised; `paused`: the customer has the word; `breached`: running, and late; `met` and `missed`: stopped.',
  'StaffArticleDto|StaffArticleSummaryDto.status': '`draft`: only staff see it.',
  'Live.status': 'Always `live`: the process answers.',
  'Ready.status': 'Always `ready`: requests may be sent here; otherwise the answer is 503.',
  'ReadyChecks.database': 'Whether PostgreSQL answers.',
  'ReadyChecks.migrations': '`pending`: the tables are older than this build.',

  // States of what is sold
  'AddOnView|OrderedAddOnView.status':
    '`pending_payment`: cannot be used yet; `refused`: its first payment was; `ended`: with its term, or unpaid.',
  'BookedPaymentView|InvoiceView|StaffInvoiceView.status':
    '`open`: nothing was paid; `credited`: taken back whole by credit notes.',
  'CreditNoteView|StaffCreditNoteView.status': 'Always `issued`: a credit note never changes.',
  'BoughtSmsPacksView|PurchaseView|SmsPurchaseView.status':
    '`pending_payment`: nothing can be used yet; `active`: paid; `refused`: the payment was.',
  'DepositView|MadeDepositView.status':
    '`received`: in the wallet; `refused`: the payment was; `returned`: the payer’s bank took it back.',
  'OrderedSubscriptionView|SubscriptionView.status':
    '`pending_payment`: waits for its first payment; `past_due`: runs on while a payment is tried again; `expired`: stopped, can still be renewed; `ended` and `deleted` are final.',
  'PaymentView|StaffPaymentView.status':
    '`created`, then `pending` until the gateway or the bank knows; `returned`: it came, and was taken back.',
  'PaymentAlertView.status': '`open` until staff say what they found.',
  'PlanMigrationView.status':
    '`announced`: customers are being told; `finished`: all have moved; `withdrawn`: nobody moves any more.',
  'QuoteRequestView|StaffQuoteRequestView.status': '`quoted`: answered with a price, which can be accepted.',
  'VatNumberCheckView.status':
    '`none`: no number; `not_checked`: of a country that VIES does not know; `pending`: VIES has not answered yet.',
  'StatementEntryView.state':
    '`matched` and `partial` by the machine, `assigned` by staff, `unmatched`: waits for them; `duplicate`: seen before; `reversal`: taken back by the bank.',

  // States of mail, contacts and addresses
  'AcceptedRecipientView.status':
    '`queued`: on its way; `scheduled`: waits for its time; `suppressed`: not written to, because of a suppression; `cancelled`: a sandbox message, which goes nowhere.',
  'BatchEntryView.status': 'Of a message that was accepted, as its own answer would say; absent otherwise.',
  'MessageView.status':
    'Of all its recipients together: while any waits, what is nearest to leaving. `partially_delivered`: some have it, nothing waits any more.',
  'RecipientView.status':
    '`held`: waits for quota, tier or block; `deferred`: is tried again. `delivered`, `bounced`, `suppressed`, `expired` and `cancelled` are final.',
  'QuarantinedDeliveryView.status': 'Where the delivery stood when it was set aside.',
  'DomainView|SenderView|VerifiedDomainView.status': 'Mail may carry its name as soon as it is `verified`.',
  'MembershipView|MemberView.status':
    '`pending`: asked to confirm, and not written to; `unsubscribed`: only the person himself can come back.',
  'ImportView.status': '`queued`, then `running`; `failed`: `failure` says why; rows that are in stay in.',
  'CampaignRecipientView.state': '`sent`: handed over to delivery; `suppressed` and `left_out`: not written to.',
  'CampaignSummaryView|CampaignView.state':
    '`draft`: may be changed; `scheduled`: fixed, can be unscheduled; `paused`: goes on by `POST /v1/campaigns/{id}/resume`; `done` and `cancelled` are final.',
  'ConsentView.state': '`pending`: asked by mail, not confirmed yet.',
  'RecordConsentBody.state': 'What the person said.',
  'ConsentStatesView.mail': 'What the person last said about e-mail; `none`: nothing.',
  'ConsentStatesView.sms': 'What the person last said about texts; `none`: nothing.',
  'IpRequestView|IpRequestWithStepsView|StaffIpRequestFactsView|StaffIpRequestView.status':
    '`more_info`: we asked something; `approved`: the addresses are being prepared; `provisioned`: they are there.',
  'CheckedIpView|IpAddressView|OwnIpView|ReleasedIpView.state':
    '`dns_pending`: waits for its names; `warming` and `active` send; `suspended` and `listed` do not; `cooling`: given back, rests for 90 days; `stock` and `reserved` are the operator’s.',
  'RequestedIpView.state': 'Where the address stands, as `GET /v1/dedicated-ips` has it.',
  'WebhookDeliveryView.status':
    '`waiting`: for its turn or its next try; `failed`: three days are over, or it was refused.',
  'AttemptView.status': 'What the receiver’s server answered (HTTP); null when it did not.',
  'TestEventView.status': 'What the receiver answered (HTTP); null when it did not.',
  'WebhookFailureView.status': 'What the receiver answered (HTTP); null when it did not.',
  'SiteReplyView.outcome': '`deferred`: tried again; `bounced`: final.',
  'SiteDetailView|SiteView.states': 'What holds at present; several may.',

  // States of texts
  'AcceptedSmsView|SmsMessageView|WholeSmsView.status':
    '`scheduled`, `queued` and `deferred` wait here, `submitted` and `buffered` are with the carrier, the others are final. `unknown`: nobody can say whether it arrived.',
  'SmsEventView.type': 'What became of the text: the state it went into; `sent_again`: by another route.',
  'ToldSmsEventView.type': 'What became of the text: `sms.` and the state it went into.',
  'SmsLotView.status': '`expired`: what was left is written off.',
  'SmsSenderView|StaffSmsSenderView.status': '`pending`: staff look at it; `refused`: `reason` says why.',
  'RouteSessionView.state':
    '`bound`: texts go out; `waiting`: for its next try; `draining`: ends when all is answered.',
  'SmsRouteView.health': '`up`: at least one session is bound; `off`: switched off.',
  'receiveSmsNews.status': 'What became of the text; the states that are final stay.',

  // Kinds
  'AddOnView|OrderedAddOnView|OrderAddOnBody|PlanAddOnBody|PlanAddOnView|QuotedAddOnBody|SellAddOnBody.kind':
    '`seat`: room for one person more; `dedicated_ip`: an address of one’s own; the others are ways to support.',
  'BasketItemBody|GoodView|InvoiceLineView|PurchaseLineView|ProFormaLineView|PurchaseOrderLineView|QuoteLineView.kind':
    'What is sold: `plan`, `seat`, `dedicated_ip`, `phone_support`, `priority_support`, `sms_pack` and the like.',
  'PreviewLineView.kind': 'What the line is: the new plan, or what is given back of the old one.',
  'AddPaymentMethodBody|PaymentMethodView|PaymentView|StaffPaymentView|WayView.kind':
    '`direct_debit`: SEPA; `prepaid`: from the wallet; `admin_mandate`: the transfer of a public body; `purchase_order`: ordered first, paid on invoice.',
  'DepositView|MadeDepositView.kind': 'How the money comes.',
  'BookPaymentBody.kind': '`admin_mandate`: the transfer of a public body.',
  'AlertDto.kind':
    'What was seen: a ratio above its limit, a complaint, a listing, one subject to many, a sender who is not who he says, or a closing that waits for a second person.',
  'ArticleMediaDto|HelpMediaFileDto.kind': 'What it is.',
  'CandidateView.kind': 'What the line may pay; `account`: puts it into the wallet.',
  'ChatAuthorDto|TicketAuthorDto.kind': 'Who wrote: the customer’s people, support, or the system by itself.',
  'ClosingView.kind': 'How long a period it closes.',
  'EstimateSmsBody|SmsMessageView|WholeSmsView.kind':
    '`marketing` keeps to consent and to the hours of each country; `transactional`: one person waits for it.',
  'EvidenceBody.kind': 'What it is taken from: the IP address, or the means of payment.',
  'IpRequestStepView.kind': 'What happened to the request.',
  'ReviewStepDto.kind': 'What happened to the review; `flagged`: a rule wants a person to look.',
  'TicketHistoryDto.kind': 'What was done to the ticket; `changes` holds the particulars.',
  'PaymentAlertView.kind': 'What a person has to look into; `facts` holds the particulars.',
  'QuotaEntryView.kind':
    '`grant`: a new window; `use`: recipients of accepted mail; `expire`: what was left at its end.',
  'WalletEntryView.type': 'What put money in or took it out; `forfeit`: at a closing for spam.',
  'SmsLedgerEntryView.kind':
    '`reserve` when a text is accepted; then `settle` when the carrier took it, or `release`; `expire`: written off; `adjust`: by a credit note or staff.',
  'RecordViolationDto|ViolationDto.kind': 'Which rule of sending was broken.',
  'SmsRouteView.kind': '`sandbox`: no text leaves; `smpp`: to a carrier.',
  'SmsSenderView|StaffSmsSenderView.kind': 'What receivers see: letters, a telephone number, or a short code.',
  'AuditActorDto.type': 'Who acted: a person of the account, a program by its key, staff, or the system by itself.',
  'AuditTargetDto.type': 'What it was done to.',
  'TicketHistoryActorDto.type': '`customer`, `staff` or `system`.',
  'ContactFieldView|SuggestedFieldView.type': 'What values it takes. A date is `YYYY-MM-DD`.',
  'DnsRecordView|InstallationDnsRecordView.type': 'Of which type the record is to be published.',
  'EventView.type':
    'What happened to the message for this recipient. All but `held`, `deferred`, `opened` and `clicked` are said once.',
  'NextActionView.type': 'Always `redirect`: the payer goes on at `url`.',
  'RecipientView.type': 'In which header the recipient stands; nobody else sees those of `bcc`.',
  'SandboxEventBody.type': 'What the sandbox gateway is to report of the payment.',
  'SandboxSmsBody.type': 'Always `inbound`: a text that somebody sends to us.',
  'WebhookDeliveryView.type': 'The type of the event.',
  'receiveSmsNews.type': 'What the carrier tells: a text that came in, or a receipt for one that went out.',

  // Reasons and codes
  'AccountEntryView|LedgerTransactionView.reason': 'What was booked, such as `invoice_issued` or `payment_received`.',
  'AddSuppressionBody.reason': 'A word of your own for why; `manual` when left out.',
  'BlockDto|StaffBlockDto|RaiseBlockDto.reason':
    'Why: a ratio above its limit, a blocklist, a trap, no payment, stolen credentials, a closing for spam, or by hand.',
  'DryRunView.reason': 'Which step decided; `steps` tells them all.',
  'IgnoredEntryView|StatementEntryView.reason':
    'Why the line was booked so, or not at all; `explanation` says it in words.',
  'IpFindingView|OwnIpCheckView.reason': 'A stable word for what was found, such as `no_ptr`.',
  'PurgeCertificateDto.reason': 'Who ended the account: its owner, time (nothing was renewed), or staff for spam.',
  'SuspensionView.reason': 'Always `daily_quota`: it was exceeded, and the plan wants a person to look.',
  'SuppressionView.reason': 'Why, such as `no_such_user`, `complaint` or a word of your own.',
  'AdviceReasonView|RecommendationReasonView|WayReasonView|RefusedEstimateView.code':
    'Stable; what a program decides by.',
  'BatchEntryView.code': 'Of a message that was refused: the stable code of its problem; absent otherwise.',
  'BlockStepDto.code': 'Stable; what a program decides by.',
  'ComparedFeatureView.code': 'The feature; it stays the same in all plans.',
  'ConfirmTotpDto.code': 'The six digits that the authenticator shows.',
  'FieldFaultView|ImportReasonView|RejectedMemberView|ImportProblemView|SegmentFaultView.code':
    'Stable, such as `address_invalid`; what a program decides by.',
  'ImportRejectView.code': 'Why the row was refused; `too_early`: `expiresAt` is past.',
  'ImportWarningView.code': 'Many rows were refused, or are of addresses that must not be written to.',
  'IpRecommendationReasonView.code': 'What speaks for this number of addresses, or against any.',
  'NewPlanBody|PlanView|StaffPlanView.code': 'Begins with the offer; stays the same in all versions of the plan.',
  'OfferView.code': 'Names the offer; stays the same.',
  'PausedView.code': 'What stopped it. When that is mended, call `POST /v1/campaigns/{id}/resume`.',
  'RefusedSmsView.code': 'Why the number gets nothing.',
  'SiteReplyView.code': 'The reply of SMTP, three digits; null when the connection was lost.',
  'SmsEventView|ToldSmsEventView.code': 'The reason, as the carrier or we call it; null where there is none.',
  'SmsPackView|StaffSmsPackView.code': 'Names the pack; no other has it.',
  'WaitsView.code': 'What it waits for; it goes on by itself.',
};
