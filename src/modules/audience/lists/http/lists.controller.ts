import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
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
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ManageLists } from '../use-cases/manage-lists.js';
import { ReadLists } from '../use-cases/read-lists.query.js';
import { ListLocator } from './list.locator.js';
import { ChangeListBody, CreateListBody, ListView } from './lists.dto.js';
import { presentList } from './lists.presenter.js';

const LIST = 'lists';

@ApiTags('Lists')
@Controller('v1/lists')
export class ListsController {
  constructor(
    private readonly reading: ReadLists,
    private readonly managing: ManageLists,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createList')
  @ApiOperation({ operationId: 'createList', summary: 'Make a list that contacts can be on' })
  @ApiCreatedResponse({ type: ListView })
  create(@CurrentCaller() caller: Caller, @Body() body: CreateListBody, @Ip() ip: string): Promise<ListView> {
    const { name, description = null, doubleOptIn = false, optInText = null, language = null } = body;
    const wish = { name, description, doubleOptIn, optInText, language };
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentList, (keep) => this.managing.create(scope, wish, actor, keep));
  }

  @Get()
  @Access('listLists')
  @ApiOperation({ operationId: 'listLists', summary: 'Lists, newest first' })
  @ApiPage(ListView)
  async list(@CurrentCaller() caller: Caller, @Query() { limit, cursor }: ListQuery): Promise<Page<ListView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.reading.page(callerScope(caller), limit, before);
    return page(rows, limit, { list: LIST, keys: ({ id }) => [id] }, presentList);
  }

  @Get(':id')
  @Access('getList')
  @ApiOperation({ operationId: 'getList', summary: 'One list' })
  @ApiOkResponse({ type: ListView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('lst') id: string): Promise<ListView> {
    const list = await this.reading.one(callerScope(caller), id);
    if (list === null) throw platformProblems.not_found();
    return presentList(list);
  }

  @Patch(':id')
  @Existing(ListLocator)
  @Access('changeList')
  @ApiOperation({
    operationId: 'changeList',
    summary: 'Change a list',
    description: 'What is left out stays, and so do the members.',
  })
  @ApiOkResponse({ type: ListView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('lst') id: string,
    @Body() body: ChangeListBody,
    @Req() request: FastifyRequest,
  ): Promise<ListView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, request.ip)];
    return presentList(await this.managing.change(scope, id, { ...body }, actor, seenBy(request)));
  }

  @Post(':id/rotate-token')
  @HttpCode(200)
  @Existing(ListLocator)
  @Access('rotateListToken')
  @ApiOperation({
    operationId: 'rotateListToken',
    summary: 'Give a list another token for its forms',
    description: 'Forms with the old one subscribe nobody any more.',
  })
  @ApiOkResponse({ type: ListView })
  rotate(@CurrentCaller() caller: Caller, @WireIdParam('lst') id: string, @Ip() ip: string): Promise<ListView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentList, (keep) => this.managing.rotateToken(scope, id, actor, keep));
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(ListLocator)
  @Access('deleteList')
  @ApiOperation({
    operationId: 'deleteList',
    summary: 'Delete a list',
    description: 'Its contacts stay, and so does the evidence of what they agreed to.',
  })
  @ApiNoContentResponse()
  async remove(
    @CurrentCaller() caller: Caller,
    @WireIdParam('lst') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.managing.remove(callerScope(caller), id, actorOf(caller, request.ip), seenBy(request));
  }
}

/** Judged once more under lock: of two who saw the same version one is too late. */
function seenBy(request: FastifyRequest): (list: Parameters<typeof presentList>[0]) => void {
  return (list) => requireMatch(request.headers['if-match'], presentList(list));
}
