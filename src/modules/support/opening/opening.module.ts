import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { AttachmentsModule } from '../attachments/index.js';
import { ChannelsModule } from '../channels/index.js';
import { HelpModule } from '../help/index.js';
import { PinModule } from '../pin/index.js';
import { TicketsModule } from '../tickets/index.js';
import { AdminOpeningController } from './http/admin-opening.controller.js';
import { AttachmentsController } from './http/attachments.controller.js';
import { CenterController } from './http/center.controller.js';
import { ContactController } from './http/contact.controller.js';
import { OpeningController } from './http/opening.controller.js';
import { ContactUs } from './use-cases/contact-us.js';
import { OpenSupportTicket, TicketDesk } from './use-cases/open-support-ticket.js';
import { OverrideWindow } from './use-cases/override-window.js';
import { ReadCenter } from './use-cases/read-center.query.js';

/** How people come to support: the page that shows the ways, the form of a ticket, and the one for strangers. */
@Module({
  imports: [AccountsModule, AttachmentsModule, ChannelsModule, HelpModule, PinModule, TicketsModule],
  controllers: [OpeningController, CenterController, ContactController, AttachmentsController, AdminOpeningController],
  providers: [TicketDesk, OpenSupportTicket, ReadCenter, ContactUs, OverrideWindow],
})
export class OpeningModule {}
