import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { NameAuthor } from '../../tickets/index.js';
import { ReadChats } from '../use-cases/read-chats.query.js';
import { SteerChat } from '../use-cases/steer-chat.js';
import { WriteInChat } from '../use-cases/write-in-chat.js';
import { StaffChatLocator } from './chat.locators.js';
import { ChatMessageDto, StaffChatDto, WriteInChatDto } from './chats.dto.js';
import { presentStaffChat, presentStaffChatMessage } from './chats.presenter.js';

const MESSAGES = 'admin-chat-messages';

@ApiTags('Operator: support')
@Controller('v1/admin/support/chats')
export class AdminChatsController {
  constructor(
    private readonly chats: ReadChats,
    private readonly steering: SteerChat,
    private readonly writing: WriteInChat,
    private readonly authors: NameAuthor,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get(':id/messages')
  @Access('listChatMessagesAsStaff')
  @Existing(StaffChatLocator)
  @ApiPage(ChatMessageDto)
  @ApiOperation({ summary: 'List what was said in a chat, with the names of staff' })
  async listChatMessagesAsStaff(
    @WireIdParam('cht') id: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<ChatMessageDto>> {
    const [before = null] = (parseCursor(MESSAGES, ['uuid'], cursor) ?? []) as string[];
    const rows = await this.chats.unscopedMessagesOf(await this.chats.unscopedRequired(id), { before, limit });
    return page(rows, limit, { list: MESSAGES, keys: (message) => [message.id] }, presentStaffChatMessage);
  }

  @Post(':id/messages')
  @Access('writeInChatAsStaff')
  @Existing(StaffChatLocator)
  @ApiOperation({ summary: 'Say something to the customer in a chat' })
  async writeInChatAsStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cht') id: string,
    @Body() { text }: WriteInChatDto,
    @Ip() ip: string,
  ): Promise<ChatMessageDto> {
    const chat = await this.chats.unscopedRequired(id);
    const author = await this.authors.of(caller, ip);
    return this.answers.keeping(presentStaffChatMessage, (keep) => this.writing.asStaff(chat, text, author, keep));
  }

  @Post(':id/end')
  @HttpCode(200)
  @Access('endChatAsStaff')
  @Existing(StaffChatLocator)
  @ApiOkResponse({ type: StaffChatDto })
  @ApiOperation({ summary: 'End a chat; what was said goes into the ticket' })
  async endChatAsStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cht') id: string,
    @Ip() ip: string,
  ): Promise<StaffChatDto> {
    const chat = await this.chats.unscopedRequired(id);
    const actor = await this.authors.of(caller, ip);
    return this.answers.keeping(presentStaffChat, (keep) => this.steering.finishAsStaff(chat, 'end', actor, keep));
  }
}
