import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { AuditEntryEntity } from '../data/audit-entry.entity.js';
import { type AuditFilter, AuditLog } from '../data/audit-log.js';

@Injectable()
export class ListAuditLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  /** Newest first; one row more than `limit`. */
  run(
    scope: AccountScope,
    filter: AuditFilter,
    page: { before: string | null; limit: number },
  ): Promise<AuditEntryEntity[]> {
    return this.unitOfWork.run(scope, (tx) =>
      this.auditLog.page(tx, scope, filter, { ...page, limit: page.limit + 1 }),
    );
  }
}
