import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations on SMS do, beyond their summaries. */
export const SMS_WORDS: Partial<Record<OperationName, string>> = {
  getSmsCredits:
    '`available` can be used now, `reserved` waits for texts that are under way and comes back from those that no carrier takes. Lots are listed in the order in which they are used, each with its last usable day.',
  listSmsLedger:
    'Every credit that came or went: bought, reserved, spent, given back, expired. What went out is negative.',
  listSmsPurchases: 'Also those that wait for their money or were refused.',
  getSmsPurchase:
    'The credits can be used once it is `active`. `expiresOn` is their last usable day, and `expiryNote` says what it depends on.',
  listSmsInbound:
    'Answers to your texts and texts to your own numbers. STOP, START and HELP are recognised in `keyword` and acted on by themselves.',
  getSmsInbound:
    '`messageId` is the text it most likely answers. The words are forgotten after a while and are null then.',
  listSms: 'By number, state, kind, time, and by `sendId` or `campaignId` of what they were sent with.',
  getSmsSettings:
    'Countries, limits by day, month and number, and the mark at which low credits are told. `PUT` replaces them.',
  listSmsSenders: 'Names and numbers to stand on the phones of receivers; only `approved` ones can be used.',
  getSmsSender: '`refused` ones say why in `reason`.',
  deleteSmsSender:
    'It can be used no more; texts that wait with it are not changed. Asking for it again is decided anew.',
  listSmsStops: '`number` finds one. `inbound` means that its owner answered STOP.',
  getSmsStop: 'With the text that was answered, where its owner asked for it.',
  deleteSmsStop:
    'Texts to the number are accepted again. Do it only when its owner asked for it; by answering START the owner can do it alone.',

  // Staff
  listSmsCountryRules:
    'Sender names, hours for marketing, the STOP text and receipts, country by country. `origin` says whose word holds.',
  getSmsCountryRule: 'Of a country without any rule the usual caution is shown, with `origin: none`.',
  resetSmsCountryRule: 'Deletes the operator’s own word. 404 where the shipped rule holds anyway.',
  listSmsPacksAsStaff: 'With the price of each and whether it is on sale.',
  getSmsPackAsStaff: 'Credits bought earlier keep the price they were bought at.',
  listSmsRatesAsStaff:
    'By country; each rate holds from `validFrom` to the last day `validTo`. A file with new ones is imported by `POST /v1/admin/sms/rates/import`.',
  listSmsRoutes: 'With `health` and open sessions of each; texts take the best one that is up and serves the country.',
  getSmsRoute:
    'What the carrier said last, how many binds are open in which process, and the countries it serves. Passwords are never shown.',
  deleteSmsRoute:
    '409 `sms_route_configured` for one that `SMS_ROUTE` names: it goes from the configuration. 409 `sms_route_in_use` while texts wait for their receipts from it; switch it off first.',
  listSmsSendersAsStaff: '`status=pending` is the list to work through.',
  getSmsSenderAsStaff: 'With the account, the countries it is wanted for, and what the customer wrote about it.',
  approveSmsSender:
    'Holds for the countries asked for, or only for `countries`. The customer is told by webhook; a later decision replaces this one.',
  refuseSmsSender:
    'The customer reads the reason. One that was approved can be refused later; what was sent with it stays sent.',
};
