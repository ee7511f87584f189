import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
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
import type { SmtpCredentialEntity } from '../data/smtp-credential.entity.js';
import { type IssuedCredential, ManageSmtpCredentials } from '../use-cases/manage-smtp-credentials.js';
import type { Rights } from '../use-cases/own-rights.js';
import { RequireConfirmed } from '../use-cases/require-confirmed.js';
import { RotateSecretDto, UpdateProgramDto } from './api-keys.dto.js';
import { ReadProgram } from './read-program.js';
import { presentIssuedCredential, presentSmtpCredential } from './smtp-credential.presenter.js';
import { CreateSmtpCredentialDto, IssuedSmtpCredentialDto, SmtpCredentialDto } from './smtp.dto.js';

const CREDENTIALS = 'smtp-credentials';

@Injectable()
export class SmtpCredentialLocator implements ResourceLocator {
  constructor(
    private readonly credentials: ManageSmtpCredentials,
    private readonly clock: Clock,
  ) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.smtpCredential, parameters['id'] ?? '');
    const credential = caller && id ? await this.credentials.find(callerScope(caller), id) : null;
    return credential ? presentSmtpCredential(credential, this.clock.now()) : null;
  }
}

@ApiTags('API keys and SMTP credentials')
@Controller('v1/smtp-credentials')
export class SmtpCredentialsController {
  constructor(
    private readonly credentials: ManageSmtpCredentials,
    private readonly confirmed: RequireConfirmed,
    private readonly reading: ReadProgram,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
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
    const wanted = await this.reading.newCredential(caller, body);
    await this.confirmed.check(scope);
    return this.answers.keeping(this.issued, (keep) =>
      this.credentials.create(scope, wanted, actorOf(caller, ip), keep),
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
    return page(rows, query.limit, { list: CREDENTIALS, keys: (credential) => [credential.id] }, this.shown);
  }

  @Get(':id')
  @Access('getSmtpCredential')
  @ApiOperation({ summary: 'Show an SMTP credential' })
  async getSmtpCredential(@CurrentCaller() caller: Caller, @WireIdParam('smc') id: string): Promise<SmtpCredentialDto> {
    const credential = await this.credentials.find(callerScope(caller), id);
    if (!credential) throw platformProblems.not_found();
    return this.shown(credential);
  }

  @Patch(':id')
  @Access('updateSmtpCredential')
  @Existing(SmtpCredentialLocator)
  @ApiOperation({ summary: 'Change name, networks, end or subscription of an SMTP credential' })
  async updateSmtpCredential(
    @CurrentCaller() caller: Caller,
    @WireIdParam('smc') id: string,
    @Body() body: UpdateProgramDto,
    @Ip() ip: string,
  ): Promise<SmtpCredentialDto> {
    const scope = callerScope(caller);
    const change = await this.reading.change(caller, body, await this.rightsOf(scope, id));
    return this.shown(await this.credentials.update(scope, id, change, actorOf(caller, ip)));
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Access('rotateSmtpCredential')
  @Existing(SmtpCredentialLocator)
  @SecretAnswer()
  @ApiOperation({ summary: 'Give an SMTP credential a new password; the old one stays good for a while' })
  async rotateSmtpCredential(
    @CurrentCaller() caller: Caller,
    @WireIdParam('smc') id: string,
    @Body() body: RotateSecretDto,
    @Ip() ip: string,
  ): Promise<IssuedSmtpCredentialDto> {
    const scope = callerScope(caller);
    await this.reading.requirePower(caller, await this.rightsOf(scope, id));
    const wanted = { id, overlap: body.overlap ?? null };
    return this.answers.keeping(this.issued, (keep) =>
      this.credentials.rotate(scope, wanted, actorOf(caller, ip), keep),
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

  /** Sending by SMTP is what every maker of credentials may hand out: no scope is asked for. */
  private async rightsOf(scope: AccountScope, id: string): Promise<Rights | null> {
    const credential = await this.credentials.find(scope, id);
    return credential && { ...credential, scopes: [] };
  }

  private readonly shown = (credential: SmtpCredentialEntity): SmtpCredentialDto =>
    presentSmtpCredential(credential, this.clock.now());
  private readonly issued = (issued: IssuedCredential): IssuedSmtpCredentialDto =>
    presentIssuedCredential(issued, this.clock.now());
}
