import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../../kernel/texts.js';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { networkOf } from '../../../../platform/dns/ip-address.js';
import { preferredLanguage, Throttle } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { laterPage, notFoundPage } from '../rules/recipient-pages.js';

/** Wrong tokens of one network before it has to wait: many enough for a broken mail program, few for somebody who guesses. */
const WRONG_TOKENS = { quota: 60, windowMs: MINUTE_MS };
const RETRY_AFTER_SECONDS = 60;

/** Answers for people who came by a link in a mail: always a page, in their language, never kept by anybody. */
@Injectable()
export class RecipientAnswers {
  private readonly log = new Logger('Tracking');

  constructor(
    private readonly throttle: Throttle,
    private readonly accounts: AccountsFacade,
  ) {}

  page(reply: FastifyReply, status: number, language: Language, html: string): void {
    void this.unkept(reply)
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-language', language)
      .send(html);
  }

  unkept(reply: FastifyReply): FastifyReply {
    return reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex');
  }

  /** The same page and status whatever is wrong with the token; who tries many has to wait. */
  async notFound(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const language = languageOf(request);
    const { allowed, resetMs } = await this.throttle.take(`wrong-link:${networkOf(request.ip)}`, WRONG_TOKENS);
    if (!allowed) void reply.header('retry-after', String(Math.max(1, Math.ceil(resetMs / 1_000))));
    this.page(reply, allowed ? 404 : 429, language, notFoundPage(language));
  }

  /** One link, again and again. */
  tooMany(request: FastifyRequest, reply: FastifyReply): void {
    const language = languageOf(request);
    void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    this.page(reply, 429, language, laterPage(language));
  }

  /** Nobody could be asked. It says that nothing has happened, and nothing has. */
  later(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
    this.log.error({ msg: 'a recipient could not be answered', traceId: request.id, err: error });
    const language = languageOf(request);
    void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    this.page(reply, 503, language, laterPage(language));
  }

  /** The reader's own, else that of the account that wrote to him. */
  async languageFor(request: FastifyRequest, accountId: string): Promise<Language> {
    const wanted = request.headers['accept-language'];
    // What was done is done: an answer in another language is better than none.
    const contact = await this.accounts.ownerContact(accountId).catch(() => null);
    return preferredLanguage(wanted, contact?.locale ?? 'en');
  }
}

function languageOf(request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language']);
}
