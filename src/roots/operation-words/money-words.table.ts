import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations on plans, money and documents do, beyond their summaries. */
export const MONEY_WORDS: Partial<Record<OperationName, string>> = {
  // The catalogue
  listOffers:
    'Public. An offer fixes the currency, the zone in which days and billing cycles begin, and the free plan that a sign-up starts with.',
  listPlans:
    'Public: what is sold now, in the catalogue’s order, with prices without VAT. `offer` narrows it to one offer. What a plan costs somebody with VAT is answered by `POST /v1/quotes`.',
  getPlan: 'Public. A running subscription keeps the version it was sold under, whatever is sold today.',
  comparePlans:
    'Public. For each feature a line with the value of every plan, worded in the language asked for. Without `offer`: the first of the catalogue. 422 `reference_not_found` for an unknown offer.',
  recommendPlan:
    'Public. The smallest plan that holds `monthlyVolume`; the one that is sold on quotation above 900,000 a month, or from 450,000 with features that only it has. `reasons` says why, in codes and sentences.',

  // Subscriptions
  listSubscriptions: 'What runs, what waits for its payment, and what has ended, with the day each ends or renews.',
  getSubscription:
    'With its period, scheduled change, way to pay and, while money is owed, the steps of the dunning. `daysLeft` counts to the last usable day.',
  getEntitlements:
    'What may be used at this moment: quotas, seats, features and policies of each running subscription. Nothing running answers an empty list and `best: null`.',
  previewSubscriptionChange:
    'Changes nothing. `dueNow` holds exactly the lines that the change would charge, credit for unused days included; null when it waits for the end of the period. Refused with the codes of the change itself: `same_plan`, `plan_of_other_offer`, `downgrade_only_at_period_end`, `quote_required` and others.',
  takeBackSubscriptionChange:
    'The plan stays as it is when the period ends. Nothing was charged for a change that waited, so nothing is given back. 409 `no_scheduled_change` when none waits.',
  resumeSubscription:
    'Renews again at the end of the term; costs nothing now. 409 `not_cancelled` when it was not cancelled, `use_renew` when the term is over.',
  getSubscriptionOverview:
    'Everything the page “My subscription” shows: billing details, way to pay, subscriptions with their changes and ends, seats, the ten newest invoices, the wallet, and in `purchases` each thing that can be bought now with the request that buys it.',
  listAddOns:
    'Seats, support and addresses, also those that ended. Each says whether it is paid with the plan or by the month.',
  getAddOn: 'With its price, its invoice, and until when it is paid.',
  getPurchase:
    '`pending_payment` until the money is there; `nextAction` says what the payer has to do. Its things begin together when it becomes `active`.',

  // Ways to pay
  listPaymentMethods:
    'Newest first. `isDefault` marks the one that is charged when a purchase names none; removed ones are not in the list.',
  getPaymentMethod:
    'Cards by brand and last four digits, debited accounts by a shortened IBAN and their mandate. `action_needed` means: its owner must agree at `nextAction`.',
  removePaymentMethod:
    'It is deleted at the payment provider too. What was begun with it is finished; a subscription that was paid with it needs another one before its renewal.',
  makeDefaultPaymentMethod:
    'Holds for purchases that name none. Running subscriptions keep the way they were bought with.',
  listPayments: 'Of plans, add-ons, SMS credits and deposits. Failed ones say why in `failure`.',
  getPayment:
    '`pending` with a `nextAction` waits for the payer, for example for the bank’s confirmation of a card. `returned` means that the payer’s bank took it back.',
  getWallet:
    'The balance, and the bank account and reference for a transfer into it. Deposits by card go through `POST /v1/wallet/deposits`.',
  listWalletEntries: 'Each with the balance it left: deposits, payments from the wallet, overpaid invoices, refunds.',
  listDeposits: 'Also those that wait for their money or were refused.',
  getDeposit: 'The receipt can be downloaded once the money is there and `receiptNumber` is set.',

  // Documents
  listInvoices:
    'With lines, VAT by rate, and what is still due. `open` and `partially_paid` ones name the account and reference for a transfer.',
  getInvoice:
    'Frozen when it was issued: seller, customer, prices and legal mentions never change afterwards. The PDF is at `/pdf`, the EN 16931 XML at `/xml`.',
  listCreditNotes: 'Each names the invoice it takes back, the reason, and where the money went.',
  getCreditNote:
    'Frozen when it was issued. `refund` says where what had been paid went: to the wallet, back to the payer, or nowhere because nothing was paid.',
  getProForma:
    'What a renewal will cost and by when a transfer must be in. It is no invoice: the invoice follows the money.',
  downloadProForma: 'PDF/A-3 in the language of the account, with the bank account and reference to transfer to.',
  listPurchaseOrders: 'Also those that a subscription was ordered with and those that have run out.',
  getPurchaseOrder: 'What will be bought, for whom and at which price, frozen until `validUntil`.',
  downloadPurchaseOrder:
    'The document a public body signs. Order with its id and `paymentMethod` of the kind `purchase_order` afterwards.',

  // Quotes
  listQuoteRequests:
    'Also those that have been answered or accepted. `quoted` ones wait for `POST /v1/quote-requests/{id}/accept`.',
  getQuoteRequest:
    '`price` is without VAT and set once sales have answered; the conversation is in the ticket `ticketId`.',
  listQuoteRequestsAsStaff: 'Newest first, by state and topic. Each has a ticket in the queue `sales`.',
  getQuoteRequestAsStaff: 'With the account that asked, and the price once one is set.',

  // Staff: the catalogue
  listPlansAsStaff: 'The newest version of each, also of those that begin later or cannot be bought by themselves.',
  addPlan:
    'On sale from `validFrom`, at the end of the offer’s list. A code is used once (409 `plan_exists`), an offer has one free plan (409 `offer_has_free_plan`). `policies` holds only what differs from the offer.',
  getPlanAsStaff: 'The newest, also when it begins later than now.',
  listPlanVersions:
    'Subscriptions stay on the version they were sold under until they are moved; see `POST /v1/admin/plans/{id}/migrations`.',
  listPlanMigrations: 'With how many customers were told and whether the day has come.',
  getPlanMigration:
    '`announced` while customers are being told, `finished` when all were moved, `withdrawn` when it was taken back before its day.',

  // Staff: invoices and money
  listInvoicesAsStaff: 'By account, state, day of issue and number. A number is found whole or by its beginning.',
  getInvoiceAsStaff: 'As the customer sees it, with the account it belongs to.',
  downloadInvoiceAsStaff: 'The archived file, byte for byte the one the customer gets.',
  downloadInvoiceXmlAsStaff: 'The same XML that is embedded in the PDF.',
  listCreditNotesAsStaff: 'By account or by the invoice they take back.',
  getCreditNoteAsStaff: 'As the customer sees it, with the account it belongs to.',
  downloadCreditNoteAsStaff: 'The archived file, byte for byte the one the customer gets.',
  downloadCreditNoteXmlAsStaff: 'The same XML that is embedded in the PDF.',
  listPaymentsAsStaff: 'Of every account; filtered by account, state and kind.',
  getPaymentAsStaff:
    'With the gateway’s id of it, what was given back, and of booked money the line of the bank statement.',
  listPaymentAlerts:
    'Money the bank took back, disputes, refunds made elsewhere, and whatever the daily comparison with the gateway could not explain. `status=open` is the list to work through.',
  listStatementEntries:
    '`state=unmatched` and `partial` are the ones to assign by hand; `explanation` says why they were not booked by themselves.',
  getStatementEntry:
    'With `candidates` where the text may mean several invoices. Assign it with `POST /v1/admin/payments/reconciliation/{id}/assign`.',
  listVatExemptions: 'Also those that have run out. A sale within their days carries no VAT and names the certificate.',

  // Staff: the books
  getLedger:
    'Every account of the books with its balance at `at` (now, when left out). `total` is always nothing: that is the check.',
  listLedgerEntries: 'Newest first; `accountId` narrows an account that all customers share to one of them.',
  getCustomerBalances: 'What one customer owes and what is kept for them, account by account.',
  getLedgerTransaction: 'All its entries, which sum to nothing, with what it was posted for and what took it back.',
  listLedgerClosings:
    'Days, months and years that nothing can be posted into any more. Each carries the hash of the one before, so that a change would show; `GET /v1/admin/ledger/verify` checks the chain.',
};
