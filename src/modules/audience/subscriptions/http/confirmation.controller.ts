import { Controller, Get, HttpCode, Injectable, type OnModuleInit, Param, Post, Query, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../../kernel/texts.js';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { networkOf } from '../../../../platform/dns/ip-address.js';
import { Access, Consumes, preferredLanguage, Throttle, Unlimited } from '../../../../platform/http/index.js';
import type { OptInState } from '../../lists/index.js';
import { wordsOf } from '../rules/opt-in-text.table.js';
import { confirmedPage, confirmPage, gonePage } from '../rules/pages.js';
import { ConfirmSubscription } from '../use-cases/confirm-subscription.js';
import { OptInTokens } from '../use-cases/opt-in-tokens.js';

/** What the body of a confirmation is called on its way in: it says nothing, whatever it is. */
const UNREAD = 'application/octet-stream';
const WRONG_LINKS = { quota: 60, windowMs: MINUTE_MS };
const PER_LINK = { quota: 60, windowMs: MINUTE_MS };
const LONGEST_AGENT = 500;

/** The button of the page sends a form with nothing in it. */
@Injectable()
export class ConfirmationForms implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onRequest', async (request) => {
      if (request.method === 'POST' && request.url.startsWith('/confirm/')) request.headers['content-type'] = UNREAD;
    });
  }
}

/**
 * Behind the link of a confirmation mail. GET shows what one would agree to and changes nothing, because scanners follow
 * links; POST acts. Not limited by network, because the readers of a whole company come from one; wrong links are.
 */
@ApiExcludeController()
@Controller('confirm')
@Unlimited()
export class ConfirmationController {
  constructor(
    private readonly tokens: OptInTokens,
    private readonly subscription: ConfirmSubscription,
    private readonly throttle: Throttle,
  ) {}

  @Get(':token')
  @Access('showConfirmation')
  show(
    @Param('token') token: string,
    @Query() _query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(
      token,
      request,
      reply,
      (optInId) => this.subscription.read(optInId),
      (state, language) =>
        state.status === 'active'
          ? confirmedPage(language, state.listName)
          : confirmPage(language, wordsOf({ ...state, name: state.listName }, language).text),
    );
  }

  @Post(':token')
  @HttpCode(200)
  @Access('confirmSubscription')
  @Consumes(UNREAD)
  act(
    @Param('token') token: string,
    @Query() _query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const userAgent = request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null;
    const confirm = async (optInId: string): Promise<OptInState | null> => {
      const state = await this.subscription.read(optInId);
      if (state === null) return null;
      const language = await this.languageFor(request, state);
      return this.subscription.confirm(optInId, { ip: request.ip, userAgent, language });
    };
    return this.answer(token, request, reply, confirm, (state, language) => confirmedPage(language, state.listName));
  }

  private async answer(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (optInId: string) => Promise<OptInState | null>,
    html: (state: OptInState, language: Language) => string,
  ): Promise<void> {
    const optInId = this.tokens.read(token);
    const { allowed } = await (optInId === null
      ? this.throttle.take(`wrong-link:${networkOf(request.ip)}`, WRONG_LINKS)
      : this.throttle.take(`confirm:${optInId}`, PER_LINK));
    const state = allowed && optInId !== null ? await work(optInId) : null;
    if (state !== null) {
      const language = await this.languageFor(request, state);
      return page(reply, 200, language, html(state, language));
    }
    const language = preferredLanguage(request.headers['accept-language']);
    if (!allowed) void reply.header('retry-after', '60');
    page(reply, allowed ? 404 : 429, language, gonePage(language));
  }

  private async languageFor(request: FastifyRequest, state: OptInState): Promise<Language> {
    return preferredLanguage(request.headers['accept-language'], await this.subscription.languageOf(state));
  }
}

function page(reply: FastifyReply, status: number, language: Language, html: string): void {
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')
    .send(html);
}
