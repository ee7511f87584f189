import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Injectable,
  Ip,
  Param,
  Patch,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { toIso } from '../../../../kernel/time/instant.js';
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
  requireMatch,
  type ResourceLocator,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { ContactFieldEntity } from '../data/contact-field.entity.js';
import { ManageFields } from '../use-cases/manage-fields.js';
import { ReadFields } from '../use-cases/read-fields.query.js';
import { ChangeFieldBody, ContactFieldView, DefineFieldBody } from './fields.dto.js';

const LIST = 'contact-fields';
const KEY = { name: 'key', schema: { type: 'string' }, example: 'city' } as const;

@Injectable()
export class FieldLocator implements ResourceLocator {
  constructor(private readonly fields: ReadFields) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const field = caller === null ? null : await this.fields.one(callerScope(caller), parameters.key ?? '');
    return field === null ? null : presentField(field);
  }
}

@ApiTags('Contacts')
@Controller('v1/contact-fields')
export class FieldsController {
  constructor(
    private readonly reading: ReadFields,
    private readonly managing: ManageFields,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createContactField')
  @ApiOperation({
    operationId: 'createContactField',
    summary: 'Define a field of contacts',
    description: 'At most 200 of an account. Key and type stay: values, conditions and templates name them.',
  })
  @ApiCreatedResponse({ type: ContactFieldView })
  define(@CurrentCaller() caller: Caller, @Body() body: DefineFieldBody, @Ip() ip: string): Promise<ContactFieldView> {
    const { key, type, label = null } = body;
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentField, (keep) => this.managing.define(scope, { key, type, label }, actor, keep));
  }

  @Get()
  @Access('listContactFields')
  @ApiOperation({ operationId: 'listContactFields', summary: 'Fields of contacts, by key' })
  @ApiPage(ContactFieldView)
  async list(@CurrentCaller() caller: Caller, @Query() { limit, cursor }: ListQuery): Promise<Page<ContactFieldView>> {
    const after = (parseCursor(LIST, ['text'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.reading.page(callerScope(caller), limit, after);
    return page(rows, limit, { list: LIST, keys: ({ key }) => [key] }, presentField);
  }

  @Get(':key')
  @Access('getContactField')
  @ApiOperation({ operationId: 'getContactField', summary: 'One field of contacts' })
  @ApiParam(KEY)
  @ApiOkResponse({ type: ContactFieldView })
  async get(@CurrentCaller() caller: Caller, @Param('key') key: string): Promise<ContactFieldView> {
    const field = await this.reading.one(callerScope(caller), key);
    if (field === null) throw platformProblems.not_found();
    return presentField(field);
  }

  @Patch(':key')
  @Existing(FieldLocator)
  @Access('changeContactField')
  @ApiOperation({ operationId: 'changeContactField', summary: 'Call a field otherwise' })
  @ApiParam(KEY)
  @ApiOkResponse({ type: ContactFieldView })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('key') key: string,
    @Body() { label }: ChangeFieldBody,
    @Req() request: FastifyRequest,
  ): Promise<ContactFieldView> {
    const scope = callerScope(caller);
    if (label === undefined) return presentField((await this.reading.one(scope, key))!);
    return presentField(await this.managing.change(scope, key, label, actorOf(caller, request.ip), seenBy(request)));
  }

  @Delete(':key')
  @HttpCode(204)
  @Existing(FieldLocator)
  @Access('deleteContactField')
  @ApiOperation({
    operationId: 'deleteContactField',
    summary: 'Remove a field with all its values',
    description:
      '409 while a segment uses it. The values are cleared in the background; until then nobody defines a field of this key.',
  })
  @ApiParam(KEY)
  @ApiNoContentResponse()
  async remove(
    @CurrentCaller() caller: Caller,
    @Param('key') key: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.managing.remove(callerScope(caller), key, actorOf(caller, request.ip), seenBy(request));
  }
}

function seenBy(request: FastifyRequest): (field: ContactFieldEntity) => void {
  return (field) => requireMatch(request.headers['if-match'], presentField(field));
}

function presentField({ key, type, label, createdAt, updatedAt }: ContactFieldEntity): ContactFieldView {
  return { key, type, label, createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) };
}
