import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ChannelsModule } from '../channels/index.js';
import { LiveModule } from '../live/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ChatParts } from './chat-parts.js';
import { ChatMessagesRepository } from './data/chat-messages.repository.js';
import { ChatsRepository } from './data/chats.repository.js';
import { AdminChatRequestsController } from './http/admin-chat-requests.controller.js';
import { AdminChatsController } from './http/admin-chats.controller.js';
import { ChatLocator, StaffChatLocator } from './http/chat.locators.js';
import { ChatRequestsController } from './http/chat-requests.controller.js';
import { ChatsController } from './http/chats.controller.js';
import { ChatTrail } from './use-cases/chat-trail.js';
import { EndIdleChats } from './use-cases/end-idle-chats.js';
import { FinishChat } from './use-cases/finish-chat.js';
import { InviteToChat } from './use-cases/invite-to-chat.js';
import { ReadChats } from './use-cases/read-chats.query.js';
import { RequestChat } from './use-cases/request-chat.js';
import { SteerChat } from './use-cases/steer-chat.js';
import { WriteInChat } from './use-cases/write-in-chat.js';

/** Private chats that a ticket asks for and support invites to. */
@Module({
  imports: [AccountsModule, ChannelsModule, LiveModule, TicketsModule],
  controllers: [ChatRequestsController, ChatsController, AdminChatRequestsController, AdminChatsController],
  providers: [
    ChatsRepository,
    ChatMessagesRepository,
    ChatTrail,
    FinishChat,
    InviteToChat,
    RequestChat,
    SteerChat,
    WriteInChat,
    EndIdleChats,
    ReadChats,
    ChatLocator,
    StaffChatLocator,
    ChatParts,
  ],
})
export class ChatsModule {}
