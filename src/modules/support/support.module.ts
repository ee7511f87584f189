import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AttachmentsModule } from './attachments/index.js';
import { ByMailModule } from './by-mail/index.js';
import { CallbacksModule } from './callbacks/index.js';
import { ChatsModule } from './chats/index.js';
import { ChannelsModule } from './channels/index.js';
import { HelpModule } from './help/index.js';
import { SupportLeavingParts } from './leaving-parts.js';
import { ImpersonationModule } from './impersonation/index.js';
import { LiveModule } from './live/index.js';
import { OpeningModule } from './opening/index.js';
import { PinModule } from './pin/index.js';
import { SupportFacade } from './support.facade.js';
import { TicketsModule } from './tickets/index.js';
import { TicketsWithFiles } from './tickets-with-files.js';

@Module({
  imports: [
    AccountsModule,
    AttachmentsModule,
    ChannelsModule,
    HelpModule,
    LiveModule,
    TicketsModule,
    OpeningModule,
    PinModule,
    ImpersonationModule,
    ByMailModule,
    CallbacksModule,
    ChatsModule,
  ],
  providers: [SupportLeavingParts, TicketsWithFiles, SupportFacade],
  exports: [SupportFacade],
})
export class SupportModule {}
