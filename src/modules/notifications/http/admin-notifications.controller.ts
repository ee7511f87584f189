import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../../../platform/config/config.js';
import {
  Access,
  ApiPage,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
} from '../../../platform/http/index.js';
import type { Language } from '../../../kernel/texts.js';
import { MAIL_TEXTS, type NotificationName } from '../rules/mail-texts.table.js';
import { type RenderedMail, renderMail } from '../rules/render-mail.js';
import { sampleFacts } from '../rules/sample-facts.js';
import { brandOf } from '../use-cases/send-notification.js';
import { NotificationPreviewView, NotificationView, PreviewQuery } from './admin-notifications.dto.js';

const LIST = 'admin-notifications';
const NAMES = (Object.keys(MAIL_TEXTS) as NotificationName[]).sort();
/** Shown by itself: no script, no form, no request, an origin of nobody. */
const PREVIEW_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Every mail that the installation writes, with sample facts, for staff who want to see what customers get. */
@ApiTags('Operator: notifications')
@Controller('v1/admin/notifications')
export class AdminNotificationsController {
  constructor(private readonly config: Config) {}

  @Get()
  @Access('listNotifications')
  @ApiOperation({ operationId: 'listNotifications', summary: 'The mails that the installation writes, by name' })
  @ApiPage(NotificationView)
  list(@Query() { limit, cursor }: ListQuery): Page<NotificationView> {
    const after = parseCursor(LIST, ['text'], cursor)?.[0] as string | undefined;
    const names = NAMES.filter((name) => after === undefined || name > after).slice(0, limit + 1);
    return page(names, limit, { list: LIST, keys: (name) => [name] }, (name) => ({
      name,
      subject: this.rendered(name, 'en').subject,
    }));
  }

  @Get(':name')
  @Access('getNotification')
  @ApiOperation({ operationId: 'getNotification', summary: 'One of them in a language, with sample facts' })
  @ApiOkResponse({ type: NotificationPreviewView })
  get(@Param('name') name: string, @Query() { lang = 'en' }: PreviewQuery): NotificationPreviewView {
    return { name, language: lang, ...this.rendered(nameIn(name), lang) };
  }

  @Get(':name/preview')
  @Access('previewNotification')
  @ApiOperation({ operationId: 'previewNotification', summary: 'The same as a page' })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  preview(
    @Param('name') name: string,
    @Query() { lang = 'en' }: PreviewQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const { html } = this.rendered(nameIn(name), lang);
    void reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', PREVIEW_POLICY);
    return html;
  }

  private rendered(name: NotificationName, language: Language): RenderedMail {
    return renderMail(name, language, sampleFacts(name), brandOf(this.config));
  }
}

function nameIn(text: string): NotificationName {
  const name = NAMES.find((known) => known === text);
  if (name === undefined) throw platformProblems.not_found();
  return name;
}
