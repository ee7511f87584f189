import { ATTACHMENT_ENTITIES } from './attachments/index.js';
import { CHANNEL_ENTITIES } from './channels/index.js';
import { HELP_ENTITIES } from './help/index.js';
import { IMPERSONATION_ENTITIES } from './impersonation/index.js';
import { MACRO_ENTITIES } from './macros/index.js';
import { PIN_ENTITIES } from './pin/index.js';
import { TICKET_ENTITIES } from './tickets/index.js';

export type { MailNews, TicketThread } from './by-mail/index.js';
export { SeedHelpCentre } from './help/index.js';
export type { JudgedFile } from './attachments/index.js';
export { SupportModule } from './support.module.js';
export { SupportFacade, type ImpersonationNotice, type TicketReference } from './support.facade.js';
export type { NewTicket, TicketAnswer, TicketSolution } from './tickets/index.js';

export const supportEntities = [
  ...ATTACHMENT_ENTITIES,
  ...CHANNEL_ENTITIES,
  ...HELP_ENTITIES,
  ...TICKET_ENTITIES,
  ...MACRO_ENTITIES,
  ...PIN_ENTITIES,
  ...IMPERSONATION_ENTITIES,
];
