export { ByMailModule } from './by-mail.module.js';
export { TicketMail } from './ticket-mail.js';
export type { MailNews } from './use-cases/follow-answers.js';
export type { HelpAnswer, TicketThread } from './use-cases/ticket-threads.js';
