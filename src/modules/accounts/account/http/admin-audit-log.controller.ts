import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { ListAuditLog } from '../use-cases/list-audit-log.query.js';
import { StaffAuditEntryDto, StaffAuditLogQuery } from './audit-log.dto.js';
import { auditFilterOf, presentAuditEntryToStaff } from './audit-log.presenter.js';

const AUDIT_LOG = 'admin-audit-log';

@ApiTags('Operator: audit log')
@Controller('v1/admin/audit-log')
export class AdminAuditLogController {
  constructor(private readonly auditLog: ListAuditLog) {}

  @Get()
  @Access('listAuditLogAsStaff')
  @ApiPage(StaffAuditEntryDto)
  @ApiOperation({ summary: 'List what was done in all accounts and by staff among themselves' })
  async listAuditLogAsStaff(@Query() query: StaffAuditLogQuery): Promise<Page<StaffAuditEntryDto>> {
    const [before = null] = (parseCursor(AUDIT_LOG, ['uuid'], query.cursor) ?? []) as string[];
    const accountId = query.accountId === undefined ? null : parseWireId(WIRE_PREFIXES.account, query.accountId);
    const rows = await this.auditLog.runForStaff(accountId, auditFilterOf(query), { before, limit: query.limit });
    return page(rows, query.limit, { list: AUDIT_LOG, keys: (entry) => [entry.id] }, presentAuditEntryToStaff);
  }

  @Get(':id')
  @Access('getAuditEntryAsStaff')
  @ApiOperation({ summary: 'Show one entry of the audit log' })
  async getAuditEntryAsStaff(@WireIdParam('aud') id: string): Promise<StaffAuditEntryDto> {
    const entry = await this.auditLog.oneForStaff(id);
    if (!entry) throw platformProblems.not_found();
    return presentAuditEntryToStaff(entry);
  }
}
