import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations on support do for customers and visitors, beyond their summaries. */
export const SUPPORT_WORDS: Partial<Record<OperationName, string>> = {
  // Tickets
  listTickets:
    'Newest first, by state. Tickets about money are there for owner, admin and billing only, and for API keys with the scope `billing`.',
  getTicket:
    'With its state, priority, and who goes on with it: `mergedInto` and `followUpOf` lead to the other ticket.',
  listTicketMessages: 'Newest first, with their files. Notes among staff are not in it.',
  addTicketMessage:
    'JSON with files in base64, or a form with files. A solved ticket opens again; solved for fourteen days it stays, and another one begins: its id is in the answer. Every file is judged by its content, and all are refused when one is.',
  solveTicket: 'For when you know the answer. A message within fourteen days opens it again.',
  rateTicket:
    'One to five, with a comment if you like. 409 `ticket_not_solved` before, `ticket_already_rated` after; a new solution can be rated anew.',
  downloadTicketAttachment:
    'As it was sent, under a name that fits its type. 409 `attachment_being_scanned` until it has been looked through, 403 `attachment_infected` when something was found.',

  // Calls and chats
  listCallbackSlots:
    'Each with the places that are left. Slots lie within the hours of support, in the zone it works in; 422 `language_not_supported` when nobody calls in the language.',
  requestCallback:
    'Needs a plan or add-on with telephone (403 `channel_not_in_plan`, `addon_required`) and a ticket that was answered or is a day old (409 `response_window_open`). 409 `slot_taken` when the last place went to somebody else, `callback_already_requested` while one is open.',
  requestCallbackOfTicket:
    'For forms that know the ticket only when they are sent; the same refusals. An unknown `ticketId` answers 422 `reference_not_found`.',
  listCallbacks: 'Newest first, also those that were made or given up.',
  getCallback: '`outcome` says how a call went.',
  cancelCallback: '409 `callback_closed` once it was made or given up.',
  requestChat:
    'Needs a plan or add-on with chat (403), somebody who was told the support PIN within the last half hour (409 `pin_verification_required`), and support at work (409 `outside_support_hours`). It ends by itself when nobody invites within a day.',
  listChats: 'Newest first. What was said in those that ended stands in the ticket.',
  getChat:
    '`open` once both may write; an invitation is good for half an hour, silence of a quarter of an hour ends it.',
  endChat:
    'Whatever was said becomes a message of the ticket (`transcriptMessageId`). 409 `chat_state` when it is over already.',
  listChatMessages: 'Newest first. Support appears by role, without the names of people.',
  writeInChat: 'The first word opens an invited chat. 409 `chat_state` when it waits for its invitation or is over.',

  // The centre and the help centre
  listSupportChannels:
    'Public, in the language asked for: what ticket, mail, telephone and chat are good for. Which are open to an account is said by `GET /v1/support/center`.',
  listSupportTopics:
    'Public. The topic decides which department answers; the answers to its questions go into the first message.',
  getArticle: 'Public, as Markdown. In English where it was not translated; `lang` says which it is.',

  // Who is who
  getSupportPin:
    'Six digits. Support asks for them before it acts for you and can never look them up. `lockedUntil` means that somebody tried wrong ones.',
  rotateSupportPin: 'At once; members of staff who had proof by the old one lose it.',
  listImpersonations: 'Newest first, also those that are over. What was done in them stands in the audit log.',
  getImpersonation: 'With the reason, whether it was for reading alone, and how it ended.',
  endImpersonation: 'Its session stops working in every process within seconds. Ending what is over changes nothing.',
  createStreamToken:
    'For browsers, which can send no header with an event stream: open `GET /v1/support/stream?token=` with it. It works once, for who asked for it, as long as that session lasts.',
};
