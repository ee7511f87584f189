import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations on mail, senders, contacts and campaigns do, beyond their summaries. */
export const MAIL_WORDS: Partial<Record<OperationName, string>> = {
  // Messages
  listMessages:
    'By recipient, state, tag, your own `customId` and time; several conditions must all hold. A list shows the first ten recipients of each message; `GET /v1/messages/{id}` shows them all.',
  getMessage:
    'With the state of every recipient, and of those that wait why (`because`, `nextAttemptAt`). The message’s own `status` sums them up: `partially_delivered` when some have it and others never will.',
  cancelMessage:
    'Recipients that wait become `cancelled`; their quota is not given back. What is being handed over at this moment, or is over, stays as it is. 409 `not_cancellable` when nothing waits any more.',
  getMessageContent:
    'As it was stored: headers, text and HTML taken apart, attachments by name and size, and `raw` with everything in base64. Above 12 MB only headers and `raw`. Of mail to many, `recipient` chooses whose copy. 410 `gone` once the plan keeps bodies no longer.',
  listMessageEvents:
    'Every attempt with the host and address it went to, TLS, the reply and its codes; then opens, clicks and complaints. `after` continues behind a `sequence`; `type` may be repeated.',
  listUploads: 'Those not yet deleted or run out. Attach one by `uploadId` as often as you like until `expiresAt`.',
  getUpload: 'With size and SHA-256, to compare with your own file.',

  // Senders and domains
  listSenders:
    'Addresses that may be sent from, and those that wait for their confirmation. Every address of a verified domain may be used without being listed.',
  getSender: '`verifiedBy` tells how it was proven: by the link of a mail, by its domain, or at sign-up.',
  deleteSender:
    'Nothing more is accepted from the address; mail that was accepted before still goes out. An address of a verified domain stays usable.',
  resendSenderConfirmation:
    'The mail goes to the address itself. One that is verified already gets none; 429 `rate_limited` after a few in a day.',
  confirmSender:
    'Public: the token of the mail is the proof. The address may be used at once. 410 `gone` when the link was used, has run out, or the address was removed; 422 for something that is no token of ours.',
  createDomain:
    'Publish the records of `GET /v1/domains/{id}/records`, then call `POST /v1/domains/{id}/verify`, or wait: the DNS is asked again by itself. Mail is signed as soon as a key is seen. 409 `domain_exists` names the one you have; 403 `email_not_confirmed` before the address of the account is confirmed.',
  listDomains: '`status` tells whether it may be sent from, `authenticated` whether its mail is signed.',
  getDomain:
    'With DKIM keys, alignment, and when the DNS is asked again. `failingSince` means that the ownership record is gone; until `graceEndsAt` the domain still counts as verified.',
  changeDomain:
    'Opens and clicks are counted for mail that does not say so itself. What is left out stays; mail that was accepted keeps what held then.',
  deleteDomain:
    'Addresses that stood on the domain alone need a confirmation again, and its mail is no longer signed with its keys. A domain that is added again gets new keys.',
  getDomainRecords:
    'For each record its name, type and `expected` value, what was `found`, and a `status`. The DNS is asked while you wait; nothing is changed: `POST /v1/domains/{id}/verify` draws the consequences.',

  // Suppressions
  listSuppressions: 'By address, reason, scope and source. `scope: marketing` keeps an address from bulk mail only.',
  getSuppression: 'With where it came from, and for bounces the class of the refusal.',
  deleteSuppression:
    'Mail to the address is accepted again. Do it only when you know that it works: another hard bounce puts it back, and counts against you.',
  exportSuppressions:
    'Streamed, with the columns `email, scope, reason, class, source, createdAt, expiresAt`; the same file can be imported. Filters as in the list.',
  listComplaints:
    'What receivers and anti-spam organisations reported, and what staff recorded, by account, message, source and reference.',
  getComplaint: 'With the mail and recipient it is about, where the report said so.',

  // Templates
  getTemplate: 'With its translations. `version` is what `POST /v1/messages` uses when it names none.',
  deleteTemplate:
    'Messages that name it afterwards are refused with `reference_not_found`; what was accepted goes out as it was rendered.',
  getTemplateVersion: 'As it was when that version was written; it never changes.',

  // Contacts and lists
  listContactConsents:
    'Each entry says when, where, how and to which words a person agreed or took it back. Entries are only ever added.',
  getContact: 'With fields, tags, lists, and per channel what the person agreed to.',
  listContactErasures:
    'A receipt holds no address and no number. Ask with `email` or `phone` whether and when somebody was erased.',
  getContactErasure: '`counts` says what was erased by kind, and what had to stay and why.',
  listContactFields: 'Your own fields beside address, phone, language and time zone.',
  getContactField: 'Key and type never change; the label may.',
  changeContactField: 'Only the label. Its key stays what segments, templates and imports know it by.',
  createList:
    'With `doubleOptIn` whoever subscribes is `pending` until the link of a mail is followed, and may be written to only then. `token` is what public forms send to `POST /v1/lists/{id}/subscribe`.',
  listLists: 'With the number of active members of each.',
  getList: '`memberCount` counts active members; pending and unsubscribed ones are in `GET /v1/lists/{id}/members`.',
  listListMembers:
    'By `status`. Contacts who left stay in the list as `unsubscribed`, so that nobody adds them again by mistake.',
  listImports: 'With how many rows became what. Finished ones stay in the list.',
  getImport:
    '`progress` rises while it runs; `reasons` counts why rows were refused. Refused rows can be downloaded until `rejectsUntil`.',
  listSegments: '`broken` ones name a field or list that is there no more, and find nobody until they are changed.',
  getSegment: '`sentence` says the condition in words; `faults` says why a broken one is.',

  // Campaigns
  listCampaigns: 'By `state`. What a campaign says is in `GET /v1/campaigns/{id}`.',
  getCampaign:
    'With audience, contents, progress, and in `allowed` what can be done with it now. `paused` says why it stands still and who must act, `because` why it waits and goes on by itself.',
  deleteCampaign: 'Drafts only. 409 `campaign_state` for anything that was scheduled: unschedule or cancel it instead.',
  resumeCampaign:
    'Nobody who has it gets it twice. What paused it must be gone: 409 `campaign_state` when it is not paused, and it pauses again when the block or the missing quota is still there.',
  unscheduleCampaign: 'Contents and audience can be changed again. 409 `campaign_state` once it has begun.',

  // Webhooks
  listWebhooks: '`health` says how each receiver fares.',
  getWebhook:
    '`health.state` tells whether it is well, rests after failures or was switched off. The secret is shown only when it is made or rotated.',
  deleteWebhook: 'What waits for it is dropped. To stop it for a while, change `active` instead.',
  getWebhookDelivery:
    'With the answer of the receiver to each of the last twenty attempts, and when the next one comes.',

  // Quota and entitlement to send
  getQuota:
    'For each window what is granted, used and left, and when the next one begins. Without `subscriptionId`: the subscription of the API key, or the oldest that runs. A window that is null has no limit.',
};
