import { Body, Controller, Get, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../../kernel/problem.js';
import type { Language, Texts } from '../../../kernel/texts.js';
import { Access, Consumes, FORM, preferredLanguage } from '../../../platform/http/index.js';
import { SupportFacade } from '../../support/index.js';
import { LINK_GONE, LINK_WRONG } from '../rules/page-texts.table.js';
import { RATING_PAGE } from '../rules/rating-page.table.js';
import { notePage } from '../rules/render-page.js';
import { ratingPage } from '../rules/render-rating-page.js';
import { RATING_PATH } from '../use-cases/public-links.js';

const MAX_COMMENT = 2_000;

/** The page behind the question whether a ticket was solved well. GET asks, POST keeps the answer. */
@ApiExcludeController()
@Controller(RATING_PATH)
export class RatingPageController {
  constructor(private readonly support: SupportFacade) {}

  @Get()
  @Access('showTicketRating')
  show(
    @Res() reply: FastifyReply,
    @Query('token') token?: string,
    @Headers('accept-language') languages?: string,
  ): void {
    const language = preferredLanguage(languages);
    send(reply, 200, language, ratingPage(language, typeof token === 'string' ? token : ''));
  }

  @Post()
  @HttpCode(200)
  @Access('rateTicketByPage')
  @Consumes(FORM)
  async rate(
    @Res() reply: FastifyReply,
    @Body() form: unknown,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    const { token = '', score = '', comment = '' } = (form ?? {}) as Record<string, string | undefined>;
    const language = preferredLanguage(languages);
    if (!/^[1-5]$/.test(score)) return send(reply, 422, language, ratingPage(language, token));
    try {
      const said = comment.replaceAll('\0', '').trim().slice(0, MAX_COMMENT);
      await this.support.notices.rateByLink(token, { score: Number(score), comment: said === '' ? null : said });
      say(reply, 200, language, RATING_PAGE.done);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      say(reply, error.status, language, refusalText(error));
    }
  }
}

function refusalText({ code, status }: Problem): Texts {
  if (code === 'ticket_already_rated') return RATING_PAGE.again;
  return status === 410 ? LINK_GONE : LINK_WRONG;
}

function say(reply: FastifyReply, status: number, language: Language, sentence: Texts): void {
  send(reply, status, language, notePage(language, RATING_PAGE.title[language], sentence[language]));
}

function send(reply: FastifyReply, status: number, language: Language, html: string): void {
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(html);
}
