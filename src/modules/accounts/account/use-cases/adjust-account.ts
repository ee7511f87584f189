import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository } from '../data/accounts.repository.js';
import { AuditLog } from '../data/audit-log.js';
import { ChangeTrust } from './change-trust.js';
import { changesBetween } from '../rules/audit-changes.js';
import type { Actor } from '../../audit-actor.js';
import { type StaffAccountView, StaffAccounts } from './staff-accounts.query.js';

/** Undefined leaves a value, null gives it back to the rules. */
export interface AccountAdjustment {
  tier?: number | null;
  ratePerHour?: number | null;
}

/** Staff decide how far an account is trusted and how fast it may send. */
@Injectable()
export class AdjustAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly staffAccounts: StaffAccounts,
    private readonly trust: ChangeTrust,
    private readonly auditLog: AuditLog,
  ) {}

  run(accountId: string, adjustment: AccountAdjustment, actor: Actor): Promise<StaffAccountView> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const account = await this.accounts.findForUpdate(tx, accountScope(accountId));
      if (!account) throw platformProblems.not_found();
      const before = { tier: account.grantedTier, ratePerHour: account.ratePerHour };
      const change = {
        grantedTier: adjustment.tier === undefined ? account.grantedTier : adjustment.tier,
        ratePerHour: adjustment.ratePerHour === undefined ? account.ratePerHour : adjustment.ratePerHour,
      };
      const changed = await this.trust.applyIn(tx, account, change, { cause: 'staff', actor });
      await this.auditLog.record(tx, {
        accountId,
        action: 'account.adjusted',
        actor,
        target: { type: 'account', id: wireId(WIRE_PREFIXES.account, accountId) },
        changes: changesBetween(before, { tier: changed.grantedTier, ratePerHour: changed.ratePerHour }),
      });
      return this.staffAccounts.viewIn(tx, changed);
    });
  }
}
