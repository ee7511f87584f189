import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, Unlimited } from '../../../../platform/http/index.js';
import { TrackedDeliveries, TrackingUnavailable } from '../data/tracked-deliveries.reader.js';
import { locationOf } from '../rules/link-url.js';
import type { LinkTarget } from '../rules/link-tokens.js';
import { RecordEngagement } from '../use-cases/record-engagement.js';
import { TrackingTokens } from '../use-cases/tracking-tokens.js';
import { RecipientAnswers } from './recipient-answers.js';

/** A transparent picture of one pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const SUFFIX = '.gif';
const LONGEST_AGENT = 500;

/**
 * Opens and clicks, on whatever name they come in: the token says all. Not limited by network, because all readers of a
 * mail provider come from one; wrong tokens are.
 */
@ApiExcludeController()
@Controller('t')
@Unlimited()
export class TrackingController {
  constructor(
    private readonly tokens: TrackingTokens,
    private readonly deliveries: TrackedDeliveries,
    private readonly engagement: RecordEngagement,
    private readonly answers: RecipientAnswers,
  ) {}

  @Get('o/:token')
  @Access('recordOpen')
  async open(@Param('token') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const target = file.endsWith(SUFFIX) ? this.tokens.read('open', file.slice(0, -SUFFIX.length)) : null;
    if (target === null) return this.answers.notFound(request, reply);
    // Without the database the picture is shown all the same; whether the delivery is there is asked again when it is recorded.
    const found = await this.deliveries.find(target).catch(() => ({ url: null }));
    if (found === null) return this.answers.notFound(request, reply);
    this.note('open', target, null, request);
    void this.answers
      .unkept(reply)
      .header('content-type', 'image/gif')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(PIXEL);
  }

  @Get('c/:token')
  @Access('followTrackedLink')
  async click(
    @Param('token') token: string,
    @Query('a') address: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const own = typeof address === 'string' ? this.tokens.readAddress(token, address) : null;
    const target = own ?? this.tokens.read('click', token);
    if (target === null) return this.answers.notFound(request, reply);
    try {
      const found = await this.deliveries.find(own === null ? target : { ...target, link: null });
      const url = (found === null ? null : own?.url) ?? found?.url ?? null;
      if (url === null) return await this.answers.notFound(request, reply);
      this.note('click', target, url, request);
      void this.answers.unkept(reply).status(302).header('location', locationOf(url)).send();
    } catch (error) {
      if (!(error instanceof TrackingUnavailable)) throw error;
      this.answers.later(request, reply, error);
    }
  }

  private note(
    kind: 'open' | 'click',
    { deliveryId, link }: LinkTarget,
    url: string | null,
    request: FastifyRequest,
  ): void {
    const { headers } = request;
    const purpose = [headers['sec-purpose'], headers['purpose'], headers['x-purpose'], headers['x-moz']].join(' ');
    this.engagement.note({
      kind,
      deliveryId,
      link,
      url,
      userAgent: (headers['user-agent'] ?? '').slice(0, LONGEST_AGENT),
      isHead: request.method === 'HEAD',
      isPrefetch: /prefetch|prerender|preview/i.test(purpose),
    });
  }
}
