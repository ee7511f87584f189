import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations of staff on tickets, chats and the help centre do, beyond their summaries. */
export const DESK_WORDS: Partial<Record<OperationName, string>> = {
  // Tickets
  listTicketsAsStaff:
    '`view` chooses a queue’s usual lists; the other conditions must all hold with it. `q` searches subjects and messages.',
  getTicketAsStaff:
    'With queue, assignee, tags, and the clocks of what was promised (`sla`). `verified` says whether who writes gave the support PIN within the last half hour.',
  listTicketMessagesAsStaff: 'Newest first. Each answer says how its mail fares in `deliveryStatus`.',
  listTicketHistory:
    'Newest first, with what happened to the tickets that were merged into it, and each warning and breach of a promise.',
  replyToTicket:
    '`text`, or a macro, or both; JSON with files in base64, or a form with files. The customer gets it by mail and in the live stream, the clock of the first answer stops, and the ticket waits for the customer. 422 `macro_not_in_language` when the macro has no text in the ticket’s language.',
  noteOnTicket: 'State and clocks stay as they are. Files of a note are seen by staff only.',
  solveTicketAsStaff: 'The customer is asked by mail whether it helped. Solving what is solved changes nothing.',
  changeTicketAsStaff:
    'Another priority reckons the clocks anew. Tags are kept in lower case. 409 `ticket_closed` when a state is set of one that is closed, `ticket_merged` when it goes on elsewhere.',
  assignTicket:
    '`assignee` is a member of staff who answers its queue (422 `reference_not_found` otherwise), `least_loaded`, or null. With `If-Match` a colleague who was first is not overwritten.',
  mergeTicket:
    'Its messages move to the other ticket, which is answered; this one stays, closed, and leads there. Both must be of one account: 409 `ticket_merge_refused` with the reason, `ticket_merged` when it was merged already.',
  deleteCardForTicket:
    'Of tickets with the topic `card_deletion` (409 `ticket_topic_unsuitable`) whose writer proved to be who they are (409 `requester_not_verified`). Gone here at once; the gateway is told until it has deleted it too.',
  resendInvoiceForTicket:
    'Of tickets about an invoice (409 `ticket_topic_unsuitable`) whose writer proved to be who they are (409 `requester_not_verified`). The invoice must be of the ticket’s account.',
  downloadTicketAttachmentAsStaff:
    '409 `attachment_being_scanned` until it has been looked through, 403 `attachment_infected` when something was found.',
  overrideTicketWindow:
    'Telephone and chat are open to the ticket at once, where the plan has them. Said again, the first reason stays.',
  listTicketMacros: 'With their texts in each language they have.',
  createTicketMacro:
    'In one language at least. Texts may name the ticket’s number, the customer and the agent; unknown variables are refused. 409 `macro_exists` for a name that is taken.',
  getTicketMacro: 'Use it as `macroId` of a reply.',
  changeTicketMacro: 'Answers that were written with it stay as they are. 409 `macro_exists` for a name that is taken.',
  deleteTicketMacro: 'It can be used no more; answers written with it stay.',

  // Mail to the support address
  listSupportMails: 'By verdict and ticket. Every mail leaves a row, also those that nothing followed from.',
  getSupportMail:
    '`verdict` says what it became and `flags` what to know before believing it; the sender is what the mail says.',
  getSupportMailRaw: 'Byte for byte, as `.eml`. 404 once it is forgotten.',

  // Calls and chats
  listCallbacksAsStaff: 'Newest first; `status=requested` are still to be called.',
  getCallbackAsStaff: 'With the number, the language and the note of whoever called.',
  completeCallback:
    '`outcome` and `note` stand in the ticket for staff. 409 `callback_closed` when it was made or given up.',
  listChatsAsStaff: 'Newest first, each with its account and state.',
  getChatAsStaff: 'With the account and who invited.',
  inviteToChat:
    'The customer gets a mail, and half an hour to come. 409 `pin_verification_required` when the proof by PIN has run out meanwhile, `chat_state` when it does not wait for an invitation.',
  declineChat: 'The ticket goes on as before. 409 `chat_state` when it does not wait for an invitation.',
  escalateChat:
    'What was said becomes a message of the ticket, which stays open. 409 `chat_state` when it is not going on.',
  endChatAsStaff: '409 `chat_state` when it is over already.',
  listChatMessagesAsStaff: 'Newest first; the customer does not see these names.',
  writeInChatAsStaff:
    'The first word opens an invited chat. 409 `chat_state` when it waits for its invitation or is over.',
  createStaffStreamToken:
    'For browsers, which can send no header with an event stream: open `GET /v1/admin/support/stream?token=` with it. It works once.',

  // The help centre
  listArticlesAsStaff:
    'By state and topic. `version` is ahead of `publishedVersion` while a change waits to be published.',
  getArticleAsStaff: 'All languages at once, with media. Readers see `publishedVersion`.',
  publishArticle:
    'Readers find it at once in every language it has. 422 `article_incomplete` names what is missing, for example the English text.',
  withdrawArticle: 'Links to it answer 404 until it is published again; all versions are kept.',
  listArticleVersions: 'With who wrote each; null where it came with the product.',
  getArticleVersion: '`POST …/restore` makes a new version of it.',
  listArticleMedia: 'Put one into an article as `![words](media:<id>)`.',
  getArticleMedia: 'With its address, type and size.',
  getSynonyms: '`origin` says whether they came with the product or were written by staff.',
  describeSupportChannel:
    'Replaces the words of one channel in one language; visitors read them in `GET /v1/support/channels`.',

  // Who is who
  verifySupportPin:
    'Proof for half an hour, for you and, with `ticketId`, for that ticket. 403 `pin_incorrect`; the fifth wrong one locks the PIN for a quarter of an hour and changes it (403 `pin_locked`). An agent has a limit of tries over all accounts (429 `pin_tries_exhausted`).',
  startImpersonation:
    'Answers an access token for the customer’s API, good for half an hour, for reading unless `mode` is `write`. Needs `pin`, or proof of it within the last half hour (403 `support_pin_required`). The owner gets a mail with the reason and can end it; everything done is in the audit log under your name. Sign-in, the PIN and closing the account stay out of reach, and money can be looked at but not moved.',
  listImpersonationsAsStaff: 'Newest first, with who acted for whom, why, and how it ended.',
  getImpersonationAsStaff: 'The token is shown only when it begins.',
  endImpersonationAsStaff: 'Within seconds in every process. Ending what is over changes nothing.',
};
