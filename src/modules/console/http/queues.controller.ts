import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/index.js';
import { BOARD } from '../rules/next-page.js';

/** Where the contract has the queues. The board is a page, and pages are where a browser's session counts. */
@ApiExcludeController()
@Controller('v1/admin/queues')
export class QueuesController {
  @Get()
  @Access('showQueues')
  showQueues(@Res() reply: FastifyReply): void {
    void reply.redirect(BOARD, 303);
  }
}
