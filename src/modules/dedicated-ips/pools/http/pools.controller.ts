import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { OwnResource } from '../../own-resource.js';
import type { IpPoolEntity } from '../data/ip-pool.entity.js';
import { KeepPools } from '../use-cases/keep-pools.js';
import { AddPoolBody, ChangePoolBody, PoolsView, PoolView } from './pools.dto.js';

@Injectable()
export class PoolLocator extends OwnResource {
  constructor(pools: KeepPools) {
    super(WIRE_PREFIXES.ipPool, async (scope, id) => {
      const row = await pools.one(scope, id);
      return row && present(row);
    });
  }
}

@ApiTags('Dedicated IPs')
@Controller('v1/dedicated-ips/pools')
export class PoolsController {
  constructor(
    private readonly pools: KeepPools,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listIpPools')
  @ApiOkResponse({ type: PoolsView })
  @ApiOperation({ operationId: 'listIpPools', summary: 'Your pools of addresses, the oldest first' })
  async list(@CurrentCaller() caller: Caller): Promise<PoolsView> {
    return { data: (await this.pools.all(callerScope(caller))).map(present), nextCursor: null };
  }

  @Post()
  @Access('createIpPool')
  @ApiCreatedResponse({ type: PoolView })
  @ApiOperation({ operationId: 'createIpPool', summary: 'Keep some addresses apart from the others' })
  add(@CurrentCaller() caller: Caller, @Body() body: AddPoolBody, @Ip() ip: string): Promise<PoolView> {
    return this.answers.keeping(present, (keep) =>
      this.pools.add(callerScope(caller), body, actorOf(caller, ip), keep),
    );
  }

  @Get(':id')
  @Access('getIpPool')
  @ApiOkResponse({ type: PoolView })
  @ApiOperation({ operationId: 'getIpPool', summary: 'One pool' })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('ipp') id: string): Promise<PoolView> {
    const row = await this.pools.one(callerScope(caller), id);
    if (!row) throw platformProblems.not_found();
    return present(row);
  }

  @Patch(':id')
  @Access('changeIpPool')
  @Existing(PoolLocator)
  @ApiOkResponse({ type: PoolView })
  @ApiOperation({ operationId: 'changeIpPool', summary: 'Rename a pool, or change what goes there and what overflows' })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ipp') id: string,
    @Body() body: ChangePoolBody,
    @Ip() ip: string,
  ): Promise<PoolView> {
    return present(await this.pools.change(callerScope(caller), id, body, actorOf(caller, ip)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('deleteIpPool')
  @Existing(PoolLocator)
  @ApiNoContentResponse()
  @ApiOperation({ operationId: 'deleteIpPool', summary: 'Give an empty pool up' })
  remove(@CurrentCaller() caller: Caller, @WireIdParam('ipp') id: string, @Ip() ip: string): Promise<void> {
    return this.pools.remove(callerScope(caller), id, actorOf(caller, ip));
  }
}

function present({ id, name, stream, overflow, createdAt }: IpPoolEntity): PoolView {
  return { id: wireId(WIRE_PREFIXES.ipPool, id), name, stream, overflow, createdAt: toIso(createdAt) };
}
