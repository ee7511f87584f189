import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../../platform/config/config.js';
import { Access, platformProblems, Unlimited, WireIdParam } from '../../../platform/http/index.js';
import { DevInbox, type NewInboxEntry } from '../data/dev-inbox.js';
import { presentInboxMail } from './dev-inbox.presenter.js';
import { InboxListView, InboxQuery } from './dev-inbox.dto.js';
import { inboxPage } from './inbox-page.js';
import { readMail } from './read-mail.js';

/** A page without scripts; mails are shown in a frame of their own. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A mail may be anything: no scripts, no forms, no requests, an origin of nobody. Links open beside it. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** The local inbox of development. Exists only where nothing leaves the machine and only the machine itself can look. */
@ApiTags('Local inbox')
@Unlimited()
@Controller('dev')
export class DevInboxController {
  constructor(
    private readonly inbox: DevInbox,
    private readonly config: Config,
  ) {}

  @Get('inbox')
  @Access('listInbox')
  @ApiOperation({
    operationId: 'listInbox',
    summary: 'Mails delivered to the local inbox',
    description: 'Only with DELIVERY_ROUTE=inbox on a loopback address. A browser gets a page, everybody else JSON.',
  })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: InboxListView })
  async list(
    @Query() query: InboxQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InboxListView | string> {
    this.requireOpen();
    if (!/\btext\/html\b/.test(request.headers.accept ?? '')) return this.json(query);
    return this.page(reply, query, null);
  }

  @Get('inbox.json')
  @Access('listInboxJson')
  @ApiOperation({ operationId: 'listInboxJson', summary: 'The same as JSON, whatever is accepted' })
  @ApiOkResponse({ type: InboxListView })
  async listJson(@Query() query: InboxQuery): Promise<InboxListView> {
    this.requireOpen();
    return this.json(query);
  }

  @Get('inbox/:id')
  @Access('showInboxMail')
  @ApiOperation({ operationId: 'showInboxMail', summary: 'One mail as a page' })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  async show(
    @WireIdParam('dlv') id: string,
    @Query() query: InboxQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(reply, query, await this.mail(id));
  }

  @Get('inbox/:id/raw')
  @Access('readInboxMail')
  @ApiOperation({ operationId: 'readInboxMail', summary: 'One mail byte for byte' })
  @ApiProduces('message/rfc822')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async raw(@WireIdParam('dlv') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const mail = await this.mail(id);
    void reply.header('content-type', 'message/rfc822').header('content-disposition', `inline; filename="${id}.eml"`);
    return mail.raw;
  }

  @Get('inbox/:id/body')
  @Access('previewInboxMail')
  @ApiOperation({ operationId: 'previewInboxMail', summary: 'The text of one mail, for the frame of the page' })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  async body(@WireIdParam('dlv') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { document } = await readMail((await this.mail(id)).raw);
    return html(reply, MAIL_POLICY, document, 'SAMEORIGIN');
  }

  private async page(reply: FastifyReply, query: InboxQuery, open: NewInboxEntry | null): Promise<string> {
    const list = await this.inbox.list(query.to ?? null, query.limit);
    const total = await this.inbox.count();
    const details = open ? await readMail(open.raw) : null;
    const mail = open && details ? { ...presentInboxMail(open), details } : null;
    return html(
      reply,
      PAGE_POLICY,
      inboxPage({ mails: list.map(presentInboxMail), total, to: query.to ?? null, open: mail }),
    );
  }

  private async json(query: InboxQuery): Promise<InboxListView> {
    return { data: (await this.inbox.list(query.to ?? null, query.limit)).map(presentInboxMail) };
  }

  private async mail(id: string): Promise<NewInboxEntry> {
    this.requireOpen();
    const mail = await this.inbox.find(id);
    if (!mail) throw platformProblems.not_found();
    return mail;
  }

  private requireOpen(): void {
    if (!this.config.devInbox) throw platformProblems.not_found();
  }
}

function html(reply: FastifyReply, policy: string, text: string, frames: 'DENY' | 'SAMEORIGIN' = 'DENY'): string {
  void reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('x-frame-options', frames)
    .header('cache-control', 'no-store');
  return text;
}
