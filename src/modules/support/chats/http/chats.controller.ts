import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { NameAuthor, queuesOfCustomer } from '../../tickets/index.js';
import { ReadChats } from '../use-cases/read-chats.query.js';
import { SteerChat } from '../use-cases/steer-chat.js';
import { WriteInChat } from '../use-cases/write-in-chat.js';
import { ChatLocator } from './chat.locators.js';
import { ChatDto, ChatMessageDto, WriteInChatDto } from './chats.dto.js';
import { presentChat, presentChatMessage } from './chats.presenter.js';

const MESSAGES = 'chat-messages';

@ApiTags('Support')
@Controller('v1/support/chats')
export class ChatsController {
  constructor(
    private readonly chats: ReadChats,
    private readonly steering: SteerChat,
    private readonly writing: WriteInChat,
    private readonly authors: NameAuthor,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get(':id')
  @Access('getChat')
  @ApiOperation({ summary: 'Show a chat' })
  async getChat(@CurrentCaller() caller: Caller, @WireIdParam('cht') id: string): Promise<ChatDto> {
    const chat = await this.chats.find(callerScope(caller), id, queuesOfCustomer(caller));
    if (!chat) throw platformProblems.not_found();
    return presentChat(chat);
  }

  @Get(':id/messages')
  @Access('listChatMessages')
  @Existing(ChatLocator)
  @ApiPage(ChatMessageDto)
  @ApiOperation({ summary: 'List what was said in a chat; the live stream tells of each message' })
  async listChatMessages(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cht') id: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<ChatMessageDto>> {
    const [before = null] = (parseCursor(MESSAGES, ['uuid'], cursor) ?? []) as string[];
    const rows = await this.chats.messagesOf(callerScope(caller), id, { before, limit });
    return page(rows, limit, { list: MESSAGES, keys: (message) => [message.id] }, presentChatMessage);
  }

  @Post(':id/messages')
  @Access('writeInChat')
  @Existing(ChatLocator)
  @ApiOperation({ summary: 'Say something in a chat to which support has invited' })
  async writeInChat(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cht') chatId: string,
    @Body() { text }: WriteInChatDto,
    @Ip() ip: string,
  ): Promise<ChatMessageDto> {
    const author = await this.authors.of(caller, ip);
    return this.answers.keeping(presentChatMessage, (keep) =>
      this.writing.asCustomer(callerScope(caller), { chatId, text }, author, keep),
    );
  }

  @Post(':id/end')
  @HttpCode(200)
  @Access('endChat')
  @Existing(ChatLocator)
  @ApiOkResponse({ type: ChatDto })
  @ApiOperation({ summary: 'End a chat, or give the wish for one up; what was said goes into the ticket' })
  endChat(@CurrentCaller() caller: Caller, @WireIdParam('cht') id: string, @Ip() ip: string): Promise<ChatDto> {
    return this.answers.keeping(presentChat, (keep) =>
      this.steering.finishAsCustomer(callerScope(caller), id, actorOf(caller, ip), keep),
    );
  }
}
