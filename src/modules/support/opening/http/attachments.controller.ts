import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StreamableFile } from '@nestjs/common';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { AttachmentShelf } from '../../attachments/index.js';
import { TicketLocator } from '../../tickets/index.js';
import { serveAttachment } from './serve-attachment.js';

@ApiTags('Support')
@Controller('v1/support/tickets/:id/attachments')
export class AttachmentsController {
  constructor(private readonly shelf: AttachmentShelf) {}

  @Get(':attachmentId')
  @Access('downloadTicketAttachment')
  @Existing(TicketLocator)
  @ApiOperation({ summary: 'Download a file of a ticket' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadTicketAttachment(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @WireIdParam('att', 'attachmentId') attachmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.shelf.open(callerScope(caller), id, attachmentId, 'customer');
    if (file === null) throw platformProblems.not_found();
    return serveAttachment(reply, file);
  }
}
