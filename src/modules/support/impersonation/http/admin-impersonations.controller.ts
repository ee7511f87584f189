import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { accountScope } from '../../../../platform/database/tx.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  SecretAnswer,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { EndImpersonation } from '../use-cases/end-impersonation.js';
import { ReadImpersonations } from '../use-cases/read-impersonations.query.js';
import { StartImpersonation } from '../use-cases/start-impersonation.js';
import { StaffImpersonationLocator } from './impersonation.locator.js';
import { ImpersonationDto, StartedImpersonationDto, StartImpersonationDto } from './impersonations.dto.js';
import { presentImpersonation, presentStarted } from './impersonations.presenter.js';

const IMPERSONATIONS = 'admin-impersonations';

@ApiTags('Operator: support')
@Controller('v1/admin/accounts/:id/impersonations')
@Existing(StaffImpersonationLocator)
export class AdminImpersonationsController {
  constructor(
    private readonly impersonations: ReadImpersonations,
    private readonly start: StartImpersonation,
    private readonly end: EndImpersonation,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('startImpersonation')
  @SecretAnswer()
  @ApiOperation({ summary: 'Act in a customer’s place for half an hour; he must have told you the support PIN' })
  startImpersonation(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() body: StartImpersonationDto,
    @Ip() ip: string,
  ): Promise<StartedImpersonationDto> {
    const wanted = {
      accountId: id,
      userId: body.userId ? parseWireId(WIRE_PREFIXES.user, body.userId) : null,
      pin: body.pin ?? null,
      reason: body.reason,
      mode: body.mode ?? ('read' as const),
      staffId: (caller as StaffCaller).staffId,
      actor: actorOf(caller, ip),
    };
    return this.answers.keeping(presentStarted, (keep) => this.start.run(wanted, keep));
  }

  @Get()
  @Access('listImpersonationsAsStaff')
  @ApiPage(ImpersonationDto)
  @ApiOperation({ summary: 'List the impersonations in an account' })
  async listImpersonationsAsStaff(
    @WireIdParam('acc') id: string,
    @Query() query: ListQuery,
  ): Promise<Page<ImpersonationDto>> {
    const [before = null] = (parseCursor(IMPERSONATIONS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.impersonations.page(accountScope(id), { before, limit: query.limit });
    return page(rows, query.limit, { list: IMPERSONATIONS, keys: (row) => [row.id] }, presentImpersonation);
  }

  @Get(':impersonationId')
  @Access('getImpersonationAsStaff')
  @ApiOperation({ summary: 'Show an impersonation in an account' })
  async getImpersonationAsStaff(
    @WireIdParam('acc') id: string,
    @WireIdParam('imp', 'impersonationId') impersonationId: string,
  ): Promise<ImpersonationDto> {
    const found = await this.impersonations.find(accountScope(id), impersonationId);
    if (!found) throw platformProblems.not_found();
    return presentImpersonation(found);
  }

  @Delete(':impersonationId')
  @HttpCode(204)
  @Access('endImpersonationAsStaff')
  @ApiOperation({ summary: 'End an impersonation at once, one’s own or a colleague’s' })
  endImpersonationAsStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @WireIdParam('imp', 'impersonationId') impersonationId: string,
    @Ip() ip: string,
  ): Promise<void> {
    return this.end.asStaff(id, impersonationId, actorOf(caller, ip));
  }
}
