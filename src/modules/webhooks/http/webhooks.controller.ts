import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../../platform/clock/clock.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  SecretAnswer,
  WireIdParam,
} from '../../../platform/http/index.js';
import { actorOf } from '../../accounts/index.js';
import { ChangeWebhook } from '../use-cases/change-webhook.js';
import { CreateWebhook, type IssuedWebhook } from '../use-cases/create-webhook.js';
import { ReadWebhooks } from '../use-cases/read-webhooks.query.js';
import { WebhookLocator } from './webhook.locator.js';
import { ChangeWebhookBody, CreateWebhookBody, IssuedWebhookView, WebhookView } from './webhooks.dto.js';
import { presentIssued, presentWebhook } from './webhooks.presenter.js';

const LIST = 'webhooks';

@ApiTags('Webhooks')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly createWebhook: CreateWebhook,
    private readonly changeWebhook: ChangeWebhook,
    private readonly webhooks: ReadWebhooks,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Access('createWebhook')
  @SecretAnswer()
  @ApiOperation({
    operationId: 'createWebhook',
    summary: 'Have events sent to a URL; the secret they are signed with is shown this once',
    description: 'Signed as Standard Webhooks 1.0 says. It hears of what happens from now on.',
  })
  @ApiCreatedResponse({ type: IssuedWebhookView })
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateWebhookBody,
    @Ip() ip: string,
  ): Promise<IssuedWebhookView> {
    const { url, types, description = null, active = true, batch = null } = body;
    const terms = { url, types, description, active, batch };
    const scope = callerScope(caller);
    return this.answers.keeping(this.issued, (keep) => this.createWebhook.run(scope, terms, actorOf(caller, ip), keep));
  }

  @Get()
  @Access('listWebhooks')
  @ApiOperation({ operationId: 'listWebhooks', summary: 'Webhooks, newest first' })
  @ApiPage(WebhookView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<WebhookView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.webhooks.page(callerScope(caller), query.limit, before);
    const order = { list: LIST, keys: ({ webhook }: (typeof rows)[number]) => [webhook.id] };
    return page(rows, query.limit, order, ({ webhook, queue }) => presentWebhook(webhook, queue, this.clock.now()));
  }

  @Get(':id')
  @Access('getWebhook')
  @ApiOperation({ operationId: 'getWebhook', summary: 'One webhook, and how its receiver fares' })
  @ApiOkResponse({ type: WebhookView })
  get(@CurrentCaller() caller: Caller, @WireIdParam('whk') id: string): Promise<WebhookView> {
    return this.show(callerScope(caller), id);
  }

  @Patch(':id')
  @Existing(WebhookLocator)
  @Access('updateWebhook')
  @ApiOperation({
    operationId: 'updateWebhook',
    summary: 'Change a webhook, switch it off or on again',
    description: 'Switched on again it gets what waits at once; what happened meanwhile is asked for by a replay.',
  })
  @ApiOkResponse({ type: WebhookView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('whk') id: string,
    @Body() body: ChangeWebhookBody,
    @Ip() ip: string,
  ): Promise<WebhookView> {
    const scope = callerScope(caller);
    await this.changeWebhook.run(scope, id, given(body), actorOf(caller, ip));
    return this.show(scope, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(WebhookLocator)
  @Access('deleteWebhook')
  @ApiOperation({ operationId: 'deleteWebhook', summary: 'Delete a webhook; nothing more is sent to it' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('whk') id: string, @Ip() ip: string): Promise<void> {
    await this.changeWebhook.remove(callerScope(caller), id, actorOf(caller, ip));
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Existing(WebhookLocator)
  @Access('rotateWebhookSecret')
  @SecretAnswer()
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'Give a webhook a new secret; for 24 hours the old one signs too',
    description: 'Meanwhile `webhook-signature` has two signatures, and a receiver may know either secret.',
  })
  @ApiOkResponse({ type: IssuedWebhookView })
  rotate(
    @CurrentCaller() caller: Caller,
    @WireIdParam('whk') id: string,
    @Ip() ip: string,
  ): Promise<IssuedWebhookView> {
    const scope = callerScope(caller);
    return this.answers.keeping(this.issued, (keep) => this.changeWebhook.rotate(scope, id, actorOf(caller, ip), keep));
  }

  private async show(scope: AccountScope, id: string): Promise<WebhookView> {
    const found = await this.webhooks.one(scope, id);
    if (found === null) throw platformProblems.not_found();
    return presentWebhook(found.webhook, found.queue, this.clock.now());
  }

  private readonly issued = (issued: IssuedWebhook): IssuedWebhookView => presentIssued(issued, this.clock.now());
}

/** What a body says; what it leaves out stays. */
function given(body: ChangeWebhookBody): Partial<CreateWebhookBody> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
