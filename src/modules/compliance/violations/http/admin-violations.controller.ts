import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf, StaffAccountLocator } from '../../../accounts/index.js';
import { ReadViolations } from '../use-cases/read-violations.query.js';
import { RecordViolation } from '../use-cases/record-violation.js';
import { presentViolation } from './violation.presenter.js';
import { RecordViolationDto, ViolationDto } from './violations.dto.js';

const VIOLATIONS = 'admin-violations';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts/:id/violations')
@Existing(StaffAccountLocator)
export class AdminViolationsController {
  constructor(
    private readonly violations: ReadViolations,
    private readonly record: RecordViolation,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listViolations')
  @ApiPage(ViolationDto)
  @ApiOperation({ summary: 'List what an account did against the terms, newest first' })
  async listViolations(@WireIdParam('acc') id: string, @Query() query: ListQuery): Promise<Page<ViolationDto>> {
    const [before = null] = (parseCursor(VIOLATIONS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.violations.page(accountScope(id), { before, limit: query.limit });
    const order = { list: VIOLATIONS, keys: (row: (typeof rows)[number]) => [row.id] };
    return page(rows, query.limit, order, presentViolation);
  }

  @Post()
  @Access('recordViolation')
  @ApiCreatedResponse({ type: ViolationDto })
  @ApiOperation({
    summary: 'Record what an account did against the terms',
    description: 'It stops nothing by itself: a block or the closing for spam does.',
  })
  recordViolation(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() { kind, reference, note }: RecordViolationDto,
    @Ip() ip: string,
  ): Promise<ViolationDto> {
    const by = { staffId: (caller as StaffCaller).staffId, actor: actorOf(caller, ip) };
    const wanted = { kind, reference, note };
    return this.answers.keeping(presentViolation, (keep) => this.record.run(id, wanted, by, keep));
  }
}
