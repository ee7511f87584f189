import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { TicketLocator } from '../../tickets/index.js';
import { ReadChats } from '../use-cases/read-chats.query.js';
import { RequestChat } from '../use-cases/request-chat.js';
import { ChatDto, RequestChatDto } from './chats.dto.js';
import { presentChat } from './chats.presenter.js';

const LIST = 'chats';

@ApiTags('Support')
@Controller('v1/support/tickets/:id/chat-requests')
export class ChatRequestsController {
  constructor(
    private readonly request: RequestChat,
    private readonly chats: ReadChats,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('requestChat')
  @Existing(TicketLocator)
  @ApiOperation({ summary: 'Ask in a ticket for a private chat; the invitation comes as a message in it' })
  requestChat(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') ticketId: string,
    @Body() body: RequestChatDto,
    @Ip() ip: string,
  ): Promise<ChatDto> {
    const wish = { ticketId, language: body.language ?? null };
    return this.answers.keeping(presentChat, (keep) =>
      this.request.run(callerScope(caller), wish, actorOf(caller, ip), keep),
    );
  }

  @Get()
  @Access('listChats')
  @Existing(TicketLocator)
  @ApiPage(ChatDto)
  @ApiOperation({ summary: 'List the chats of a ticket' })
  async listChats(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') ticketId: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<ChatDto>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], cursor) ?? []) as string[];
    const rows = await this.chats.page(callerScope(caller), ticketId, { before, limit });
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, presentChat);
  }
}
