import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { AuditEntryEntity } from '../data/audit-entry.entity.js';
import { type AuditFilter, AuditLog, type AuditPage } from '../data/audit-log.js';

/** What was done, newest first; lists have one row more than `limit`. */
@Injectable()
export class ListAuditLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  run(scope: AccountScope, filter: AuditFilter, page: AuditPage): Promise<AuditEntryEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.auditLog.page(tx, scope, filter, oneMore(page)));
  }

  one(scope: AccountScope, id: string): Promise<AuditEntryEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.auditLog.find(tx, scope, id));
  }

  /** For staff: of one account, or of all and of staff's own affairs, which stand in the installation's account. */
  runForStaff(accountId: string | null, filter: AuditFilter, page: AuditPage): Promise<AuditEntryEntity[]> {
    return this.unitOfWork.runAsWorker((tx) =>
      accountId === null
        ? this.auditLog.unscopedPage(tx, filter, oneMore(page))
        : this.auditLog.page(tx, accountScope(accountId), filter, oneMore(page)),
    );
  }

  oneForStaff(id: string): Promise<AuditEntryEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.auditLog.unscopedFind(tx, id));
  }
}

function oneMore(page: AuditPage): AuditPage {
  return { ...page, limit: page.limit + 1 };
}
