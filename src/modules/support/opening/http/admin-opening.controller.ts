import { Body, Controller, Get, HttpCode, Ip, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { accountScope } from '../../../../platform/database/tx.js';
import {
  Access,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  platformProblems,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AttachmentShelf } from '../../attachments/index.js';
import { ReadTickets, StaffTicketLocator } from '../../tickets/index.js';
import { OverrideWindow } from '../use-cases/override-window.js';
import { OverrideWindowDto, WindowOverrideDto } from './opening.dto.js';
import { presentOverride } from './opening.presenter.js';
import { serveAttachment } from './serve-attachment.js';

@ApiTags('Operator: support')
@Controller('v1/admin/tickets/:id')
export class AdminOpeningController {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly shelf: AttachmentShelf,
    private readonly override: OverrideWindow,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get('attachments/:attachmentId')
  @Access('downloadTicketAttachmentAsStaff')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Download a file of a ticket, also of a note' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadTicketAttachmentAsStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @WireIdParam('att', 'attachmentId') attachmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { accountId } = await this.tickets.unscopedRequired(caller, id);
    const file = await this.shelf.open(accountScope(accountId), id, attachmentId, 'staff');
    if (file === null) throw platformProblems.not_found();
    return serveAttachment(reply, file);
  }

  @Post('window-override')
  @HttpCode(200)
  @Access('overrideTicketWindow')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Let the customer talk before the ticket is answered; the first reason is kept' })
  @ApiOkResponse({ type: WindowOverrideDto })
  async overrideTicketWindow(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: OverrideWindowDto,
    @Ip() ip: string,
  ): Promise<WindowOverrideDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const by = { staffId: (caller as StaffCaller).staffId, actor: actorOf(caller, ip) };
    return this.answers.keeping(presentOverride, (keep) => this.override.run(ticket, body.reason, by, keep));
  }
}
