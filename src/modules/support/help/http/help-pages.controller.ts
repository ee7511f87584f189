import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isLanguage, type Language } from '../../../../kernel/texts.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { Config } from '../../../../platform/config/config.js';
import { Access, preferredLanguage } from '../../../../platform/http/index.js';
import {
  HELP_STYLE,
  helpArticlePage,
  helpHomePage,
  helpMissingPage,
  type ShownArticle,
} from '../rules/help-page-html.js';
import { mediaWithin, renderMarkdown, renderMedia, type ShownMedia } from '../rules/render-markdown.js';
import { CountUse } from '../use-cases/count-use.js';
import { type ReadArticle, ReadArticles } from '../use-cases/read-articles.query.js';
import { SearchArticles } from '../use-cases/search-articles.query.js';
import { altIn } from './articles.presenter.js';

const STYLE_HASH = createHash('sha256').update(HELP_STYLE).digest('base64');
/** Nothing runs, nothing comes from elsewhere; the one style is known by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "img-src 'self'",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');

/** In the address of a page whose reader has just said what he thinks of it. */
export const THANKS = 'thanks';
const SHOWN_HITS = 20;
const ON_ONE_PAGE = 500;
const LONGEST_QUESTION = 500;

/** The help centre as pages that anybody can read, find and print; without script. */
@ApiExcludeController()
@Controller('help')
export class HelpPagesController {
  constructor(
    private readonly reading: ReadArticles,
    private readonly search: SearchArticles,
    private readonly uses: CountUse,
    private readonly config: Config,
  ) {}

  @Get()
  @Access('showHelp')
  start(@Query() _query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const language = preferredLanguage(request.headers['accept-language']);
    void reply.header('vary', 'accept-language').header('cache-control', 'no-cache').redirect(`/help/${language}`, 302);
  }

  @Get(':lang')
  @Access('showHelpInLanguage')
  async home(
    @Param('lang') lang: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isLanguage(lang)) return this.missing(request, reply);
    const question = questionIn(query);
    const articles =
      question === ''
        ? await this.reading.page({ language: lang, topic: null, after: null, limit: ON_ONE_PAGE })
        : await this.search.run(question, lang, SHOWN_HITS);
    send(reply, 200, lang, helpHomePage(this.placeIn(lang), question, articles));
  }

  @Get(':lang/:slug')
  @Access('showHelpArticle')
  async article(
    @Param('lang') lang: string,
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = isLanguage(lang) ? await this.reading.one(slug, lang) : null;
    if (found === null || !isLanguage(lang)) return this.missing(request, reply, lang);
    const place = { ...this.placeIn(lang), languages: found.languages };
    const voted = has(query, THANKS);
    if (!voted && isRead(request)) await this.uses.used(slug, found.page.lang, undefined, ['opened']);
    send(reply, 200, lang, helpArticlePage(place, { ...shown(found, lang), voted }));
  }

  private missing(request: FastifyRequest, reply: FastifyReply, lang?: string): void {
    const language = isLanguage(lang) ? lang : preferredLanguage(request.headers['accept-language']);
    send(reply, 404, language, helpMissingPage(this.placeIn(language)));
  }

  private placeIn(language: Language): { language: Language; publicUrl: string } {
    return { language, publicUrl: this.config.publicUrl };
  }
}

/** By somebody who sees it: not asked about by a program, nor fetched in advance. */
function isRead({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && headers['sec-purpose'] === undefined;
}

function has(query: unknown, name: string): boolean {
  return Object.hasOwn(query ?? {}, name);
}

function shown({ page, media }: ReadArticle, language: Language): Omit<ShownArticle, 'voted'> {
  const { slug, title, excerpt, lang, body, publishedAt } = page;
  const files = new Map<string, ShownMedia>();
  for (const { id, alt } of page.media) {
    const wire = wireId(WIRE_PREFIXES.articleMedia, id);
    const file = media.get(id);
    if (file) files.set(wire, { kind: file.kind, url: `/help/media/${wire}`, alt: altIn(alt, lang) });
  }
  const within = mediaWithin(body);
  const after = [...files].filter(([id]) => !within.has(id)).map(([, file]) => renderMedia(file));
  const html = [renderMarkdown(body, { language, media: files }), ...after].join('\n');
  return { slug, title, excerpt, lang, html, changedOn: toIso(publishedAt).slice(0, 10) };
}

/** What was asked for; of a form, so a text or nothing. */
function questionIn(query: unknown): string {
  const asked = (query as { q?: unknown } | null)?.q;
  return typeof asked === 'string' ? asked.slice(0, LONGEST_QUESTION).trim() : '';
}

function send(reply: FastifyReply, status: number, language: Language, html: string): void {
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .header('content-security-policy', POLICY)
    // Votes are known by where they come from; other sites learn nothing.
    .header('referrer-policy', 'same-origin')
    .header('cache-control', status === 200 ? 'public, max-age=60' : 'no-store')
    .send(html);
}
