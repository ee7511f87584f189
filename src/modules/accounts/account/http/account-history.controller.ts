import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { ListAuditLog } from '../use-cases/list-audit-log.query.js';
import { auditFilterOf, presentAuditEntry } from './audit-log.presenter.js';
import { AuditEntryDto, AuditLogQuery } from './audit-log.dto.js';

const AUDIT_LOG = 'audit-log';

@ApiTags('Account')
@Controller('v1/account')
export class AccountHistoryController {
  constructor(private readonly auditLog: ListAuditLog) {}

  @Get('audit-log')
  @Access('listAuditLog')
  @ApiPage(AuditEntryDto)
  @ApiOperation({ summary: 'List what was done in the account, and by whom' })
  async listAuditLog(@CurrentCaller() caller: Caller, @Query() query: AuditLogQuery): Promise<Page<AuditEntryDto>> {
    const [before = null] = (parseCursor(AUDIT_LOG, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.auditLog.run(callerScope(caller), auditFilterOf(query), { before, limit: query.limit });
    return page(rows, query.limit, { list: AUDIT_LOG, keys: (entry) => [entry.id] }, presentAuditEntry);
  }

  @Get('audit-log/:id')
  @Access('getAuditEntry')
  @ApiOperation({ summary: 'Show one entry of the audit log' })
  async getAuditEntry(@CurrentCaller() caller: Caller, @WireIdParam('aud') id: string): Promise<AuditEntryDto> {
    const entry = await this.auditLog.one(callerScope(caller), id);
    if (!entry) throw platformProblems.not_found();
    return presentAuditEntry(entry);
  }
}
