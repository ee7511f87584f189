import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access, preferredLanguage, WireIdParam } from '../../../../platform/http/index.js';
import { Subscribe } from '../use-cases/subscribe.js';
import { SubscribeBody, SubscribedView } from './subscriptions.dto.js';

const LONGEST_AGENT = 500;

@ApiTags('Lists')
@Controller('v1/lists/:id/subscribe')
export class SubscribeController {
  constructor(private readonly subscribing: Subscribe) {}

  @Post()
  @HttpCode(202)
  @Access('subscribeToList')
  @ApiOperation({
    operationId: 'subscribeToList',
    summary: 'Enter an address for a list, from a form of your site',
    description:
      'Public: the list’s token is all that is needed. The answer never tells whether an address is known. On a list with double opt-in, and for who has left, a mail asks the owner of the address, at most once a day for one list.',
  })
  @ApiAcceptedResponse({ type: SubscribedView })
  async subscribe(
    @WireIdParam('lst') id: string,
    @Body() body: SubscribeBody,
    @Req() request: FastifyRequest,
  ): Promise<SubscribedView> {
    const { where = null, ...entered } = body;
    const language = preferredLanguage(body.language ?? request.headers['accept-language']);
    const userAgent = request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null;
    await this.subscribing.run(id, { ...entered, where }, { ip: request.ip, userAgent, language });
    return { status: 'accepted' };
  }
}
