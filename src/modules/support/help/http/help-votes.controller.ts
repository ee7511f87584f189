import { Body, Controller, Headers, Ip, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isLanguage } from '../../../../kernel/texts.js';
import { Config } from '../../../../platform/config/config.js';
import { Access, bodyProblem, Consumes, FORM, platformProblems } from '../../../../platform/http/index.js';
import { isOwnForm } from '../rules/own-form.js';
import { ReadArticles } from '../use-cases/read-articles.query.js';
import { VoteOnArticle } from '../use-cases/vote-on-article.js';
import { THANKS } from './help-pages.controller.js';

/** The two buttons below an article, which work without script. Whoever presses one sees the article again, and thanks. */
@ApiExcludeController()
@Controller('help/:lang/:slug/votes')
export class HelpVotesController {
  constructor(
    private readonly reading: ReadArticles,
    private readonly votes: VoteOnArticle,
    private readonly config: Config,
  ) {}

  @Post()
  @Access('voteByHelpPage')
  @Consumes(FORM)
  async vote(
    @Param('lang') lang: string,
    @Param('slug') slug: string,
    @Body() form: unknown,
    @Headers() headers: Record<string, string | undefined>,
    @Ip() ip: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { origin, host } = headers;
    if (!isOwnForm({ site: headers['sec-fetch-site'], origin, host }, this.config.publicUrl))
      throw platformProblems.forbidden();
    const found = isLanguage(lang) ? await this.reading.one(slug, lang) : null;
    if (found === null) throw platformProblems.not_found();
    const { helpful } = (form ?? {}) as { helpful?: unknown };
    if (helpful !== 'yes' && helpful !== 'no')
      throw bodyProblem([{ field: 'helpful', code: 'not_allowed', message: '' }]);
    await this.votes.run({ slug, language: found.page.lang, helpful: helpful === 'yes' }, ip);
    void reply.header('cache-control', 'no-store').redirect(`/help/${lang}/${slug}?${THANKS}`, 303);
  }
}
