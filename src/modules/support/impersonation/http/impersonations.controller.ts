import { Controller, Delete, Get, HttpCode, Ip, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { EndImpersonation } from '../use-cases/end-impersonation.js';
import { ReadImpersonations } from '../use-cases/read-impersonations.query.js';
import { ImpersonationLocator } from './impersonation.locator.js';
import { ImpersonationDto } from './impersonations.dto.js';
import { presentImpersonation } from './impersonations.presenter.js';

const IMPERSONATIONS = 'impersonations';

@ApiTags('Support')
@Controller('v1/account/impersonations')
export class ImpersonationsController {
  constructor(
    private readonly impersonations: ReadImpersonations,
    private readonly end: EndImpersonation,
  ) {}

  @Get()
  @Access('listImpersonations')
  @ApiPage(ImpersonationDto)
  @ApiOperation({ summary: 'List who of the operator’s people acted in this account, for whom and why' })
  async listImpersonations(
    @CurrentCaller() caller: Caller,
    @Query() query: ListQuery,
  ): Promise<Page<ImpersonationDto>> {
    const [before = null] = (parseCursor(IMPERSONATIONS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.impersonations.page(callerScope(caller), { before, limit: query.limit });
    return page(rows, query.limit, { list: IMPERSONATIONS, keys: ({ id }) => [id] }, presentImpersonation);
  }

  @Get(':id')
  @Access('getImpersonation')
  @ApiOperation({ summary: 'Show an impersonation' })
  async getImpersonation(@CurrentCaller() caller: Caller, @WireIdParam('imp') id: string): Promise<ImpersonationDto> {
    const found = await this.impersonations.find(callerScope(caller), id);
    if (!found) throw platformProblems.not_found();
    return presentImpersonation(found);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('endImpersonation')
  @Existing(ImpersonationLocator)
  @ApiOperation({ summary: 'End an impersonation at once' })
  endImpersonation(@CurrentCaller() caller: Caller, @WireIdParam('imp') id: string, @Ip() ip: string): Promise<void> {
    return this.end.asCustomer(callerScope(caller), id, actorOf(caller, ip));
  }
}
