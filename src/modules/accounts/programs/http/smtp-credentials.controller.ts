import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
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
  type ResourceLocator,
  SecretAnswer,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { ManageSmtpCredentials } from '../use-cases/manage-smtp-credentials.js';
import { RequireConfirmed } from '../use-cases/require-confirmed.js';
import { SubscriptionReferences } from '../use-cases/subscription-references.js';
import { presentIssuedCredential, presentSmtpCredential } from './smtp-credential.presenter.js';
import { CreateSmtpCredentialDto, IssuedSmtpCredentialDto, SmtpCredentialDto } from './smtp.dto.js';

const CREDENTIALS = 'smtp-credentials';

@Injectable()
export class SmtpCredentialLocator implements ResourceLocator {
  constructor(private readonly credentials: ManageSmtpCredentials) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.smtpCredential, parameters['id'] ?? '');
    const credential = caller && id ? await this.credentials.find(callerScope(caller), id) : null;
    return credential ? presentSmtpCredential(credential) : null;
  }
}

@ApiTags('API keys and SMTP credentials')
@Controller('v1/smtp-credentials')
export class SmtpCredentialsController {
  constructor(
    private readonly credentials: ManageSmtpCredentials,
    private readonly confirmed: RequireConfirmed,
    private readonly subscriptions: SubscriptionReferences,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createSmtpCredential')
  @SecretAnswer()
  @ApiOperation({ summary: 'Make an SMTP credential; its password is shown this once' })
  async createSmtpCredential(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateSmtpCredentialDto,
    @Ip() ip: string,
  ): Promise<IssuedSmtpCredentialDto> {
    const scope = callerScope(caller);
    const subscriptionId = body.subscriptionId ? parseWireId(WIRE_PREFIXES.subscription, body.subscriptionId) : null;
    await this.subscriptions.require(scope, subscriptionId);
    await this.confirmed.check(scope);
    return this.answers.keeping(presentIssuedCredential, (keep) =>
      this.credentials.create(scope, { name: body.name, subscriptionId }, actorOf(caller, ip), keep),
    );
  }

  @Get()
  @Access('listSmtpCredentials')
  @ApiPage(SmtpCredentialDto)
  @ApiOperation({ summary: 'List the SMTP credentials' })
  async listSmtpCredentials(
    @CurrentCaller() caller: Caller,
    @Query() query: ListQuery,
  ): Promise<Page<SmtpCredentialDto>> {
    const [before = null] = (parseCursor(CREDENTIALS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.credentials.page(callerScope(caller), { before, limit: query.limit });
    return page(rows, query.limit, { list: CREDENTIALS, keys: (credential) => [credential.id] }, presentSmtpCredential);
  }

  @Get(':id')
  @Access('getSmtpCredential')
  @ApiOperation({ summary: 'Show an SMTP credential' })
  async getSmtpCredential(@CurrentCaller() caller: Caller, @WireIdParam('smc') id: string): Promise<SmtpCredentialDto> {
    const credential = await this.credentials.find(callerScope(caller), id);
    if (!credential) throw platformProblems.not_found();
    return presentSmtpCredential(credential);
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Access('rotateSmtpCredential')
  @Existing(SmtpCredentialLocator)
  @SecretAnswer()
  @ApiOperation({ summary: 'Give an SMTP credential a new password; the old one ends at once' })
  async rotateSmtpCredential(
    @CurrentCaller() caller: Caller,
    @WireIdParam('smc') id: string,
    @Ip() ip: string,
  ): Promise<IssuedSmtpCredentialDto> {
    return this.answers.keeping(presentIssuedCredential, (keep) =>
      this.credentials.rotate(callerScope(caller), id, actorOf(caller, ip), keep),
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('revokeSmtpCredential')
  @Existing(SmtpCredentialLocator)
  @ApiOperation({ summary: 'Revoke an SMTP credential' })
  async revokeSmtpCredential(
    @CurrentCaller() caller: Caller,
    @WireIdParam('smc') id: string,
    @Ip() ip: string,
  ): Promise<void> {
    await this.credentials.revoke(callerScope(caller), id, actorOf(caller, ip));
  }
}
