import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
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
import type { ApiKeyEntity } from '../data/api-key.entity.js';
import { type IssuedKey, ManageApiKeys } from '../use-cases/manage-api-keys.js';
import { RequireConfirmed } from '../use-cases/require-confirmed.js';
import { presentApiKey, presentIssuedKey } from './api-key.presenter.js';
import { ApiKeyDto, CreateApiKeyDto, IssuedApiKeyDto, RotateSecretDto, UpdateProgramDto } from './api-keys.dto.js';
import { ReadProgram } from './read-program.js';

const KEYS = 'api-keys';

@Injectable()
export class ApiKeyLocator implements ResourceLocator {
  constructor(
    private readonly keys: ManageApiKeys,
    private readonly clock: Clock,
  ) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.apiKey, parameters['id'] ?? '');
    const key = caller && id ? await this.keys.find(callerScope(caller), id) : null;
    return key ? presentApiKey(key, this.clock.now()) : null;
  }
}

@ApiTags('API keys and SMTP credentials')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ManageApiKeys,
    private readonly confirmed: RequireConfirmed,
    private readonly reading: ReadProgram,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Access('createApiKey')
  @SecretAnswer()
  @ApiOperation({ summary: 'Make an API key; its secret is shown this once' })
  async createApiKey(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateApiKeyDto,
    @Ip() ip: string,
  ): Promise<IssuedApiKeyDto> {
    const scope = callerScope(caller);
    const wanted = await this.reading.newKey(caller, body);
    await this.confirmed.check(scope);
    return this.answers.keeping(this.issued, (keep) => this.keys.create(scope, wanted, actorOf(caller, ip), keep));
  }

  @Get()
  @Access('listApiKeys')
  @ApiPage(ApiKeyDto)
  @ApiOperation({ summary: 'List the API keys' })
  async listApiKeys(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<ApiKeyDto>> {
    const [before = null] = (parseCursor(KEYS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.keys.page(callerScope(caller), { before, limit: query.limit });
    return page(rows, query.limit, { list: KEYS, keys: (key) => [key.id] }, this.shown);
  }

  @Get(':id')
  @Access('getApiKey')
  @ApiOperation({ summary: 'Show an API key' })
  async getApiKey(@CurrentCaller() caller: Caller, @WireIdParam('key') id: string): Promise<ApiKeyDto> {
    const key = await this.keys.find(callerScope(caller), id);
    if (!key) throw platformProblems.not_found();
    return this.shown(key);
  }

  @Patch(':id')
  @Access('updateApiKey')
  @Existing(ApiKeyLocator)
  @ApiOperation({ summary: 'Change name, networks, end or subscription of an API key' })
  async updateApiKey(
    @CurrentCaller() caller: Caller,
    @WireIdParam('key') id: string,
    @Body() body: UpdateProgramDto,
    @Ip() ip: string,
  ): Promise<ApiKeyDto> {
    const scope = callerScope(caller);
    const change = await this.reading.change(caller, body, await this.keys.find(scope, id));
    return this.shown(await this.keys.update(scope, id, change, actorOf(caller, ip)));
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Access('rotateApiKey')
  @Existing(ApiKeyLocator)
  @SecretAnswer()
  @ApiOperation({ summary: 'Give an API key a new secret; the old one stays good for a while' })
  async rotateApiKey(
    @CurrentCaller() caller: Caller,
    @WireIdParam('key') id: string,
    @Body() body: RotateSecretDto,
    @Ip() ip: string,
  ): Promise<IssuedApiKeyDto> {
    const scope = callerScope(caller);
    await this.reading.requirePower(caller, await this.keys.find(scope, id));
    const wanted = { id, overlap: body.overlap ?? null };
    return this.answers.keeping(this.issued, (keep) => this.keys.rotate(scope, wanted, actorOf(caller, ip), keep));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('revokeApiKey')
  @Existing(ApiKeyLocator)
  @ApiOperation({ summary: 'Revoke an API key' })
  async revokeApiKey(@CurrentCaller() caller: Caller, @WireIdParam('key') id: string, @Ip() ip: string): Promise<void> {
    await this.keys.revoke(callerScope(caller), id, actorOf(caller, ip));
  }

  private readonly shown = (key: ApiKeyEntity): ApiKeyDto => presentApiKey(key, this.clock.now());
  private readonly issued = (issued: IssuedKey): IssuedApiKeyDto => presentIssuedKey(issued, this.clock.now());
}
