import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { NameAuthor } from '../../tickets/index.js';
import { ReadChats } from '../use-cases/read-chats.query.js';
import { SteerChat } from '../use-cases/steer-chat.js';
import { StaffChatLocator } from './chat.locators.js';
import { DeclineChatDto, StaffChatDto, StaffChatsQuery } from './chats.dto.js';
import { presentStaffChat } from './chats.presenter.js';

const LIST = 'admin-chats';

@ApiTags('Operator: support')
@Controller('v1/admin/support/chat-requests')
export class AdminChatRequestsController {
  constructor(
    private readonly chats: ReadChats,
    private readonly steering: SteerChat,
    private readonly authors: NameAuthor,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listChatsAsStaff')
  @ApiPage(StaffChatDto)
  @ApiOperation({ summary: 'List the chats of all accounts; `status=requested` are waiting for an invitation' })
  async listChatsAsStaff(@Query() { status, limit, cursor }: StaffChatsQuery): Promise<Page<StaffChatDto>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], cursor) ?? []) as string[];
    const rows = await this.chats.unscopedPage(status ?? null, { before, limit });
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, presentStaffChat);
  }

  @Get(':id')
  @Access('getChatAsStaff')
  @ApiOperation({ summary: 'Show a chat of any account' })
  async getChatAsStaff(@WireIdParam('cht') id: string): Promise<StaffChatDto> {
    return presentStaffChat(await this.chats.unscopedRequired(id));
  }

  @Post(':id/invite')
  @HttpCode(200)
  @Access('inviteToChat')
  @Existing(StaffChatLocator)
  @ApiOkResponse({ type: StaffChatDto })
  @ApiOperation({ summary: 'Invite the customer: a message in the ticket with the way to the chat' })
  async inviteToChat(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cht') id: string,
    @Ip() ip: string,
  ): Promise<StaffChatDto> {
    const chat = await this.chats.unscopedRequired(id);
    const by = { actor: await this.authors.of(caller, ip), staffId: (caller as StaffCaller).staffId };
    return this.answers.keeping(presentStaffChat, (keep) => this.steering.invite(chat, by, keep));
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Access('declineChat')
  @Existing(StaffChatLocator)
  @ApiOkResponse({ type: StaffChatDto })
  @ApiOperation({ summary: 'Offer no chat; the customer reads so in the ticket' })
  async declineChat(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cht') id: string,
    @Body() body: DeclineChatDto,
    @Ip() ip: string,
  ): Promise<StaffChatDto> {
    const chat = await this.chats.unscopedRequired(id);
    const by = { actor: await this.authors.of(caller, ip), text: body.text ?? null };
    return this.answers.keeping(presentStaffChat, (keep) => this.steering.decline(chat, by, keep));
  }

  @Post(':id/escalate')
  @HttpCode(200)
  @Access('escalateChat')
  @Existing(StaffChatLocator)
  @ApiOkResponse({ type: StaffChatDto })
  @ApiOperation({ summary: 'Close a chat and go on in the ticket, with what was said' })
  async escalateChat(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cht') id: string,
    @Ip() ip: string,
  ): Promise<StaffChatDto> {
    const chat = await this.chats.unscopedRequired(id);
    const actor = await this.authors.of(caller, ip);
    return this.answers.keeping(presentStaffChat, (keep) => this.steering.finishAsStaff(chat, 'escalate', actor, keep));
  }
}
