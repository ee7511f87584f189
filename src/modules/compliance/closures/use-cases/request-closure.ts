import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, AccountTrust, type Actor } from '../../../accounts/index.js';
import { RaiseAlert } from '../../alerts/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import type { SpamClosureEntity } from '../data/spam-closure.entity.js';
import { SpamClosuresRepository } from '../data/spam-closures.repository.js';

/** One person of compliance asks that an account be closed for spam; nothing happens to it yet. */
@Injectable()
export class RequestClosure {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closures: SpamClosuresRepository,
    private readonly trust: AccountTrust,
    private readonly accounts: AccountsFacade,
    private readonly alerts: RaiseAlert,
  ) {}

  run(
    accountId: string,
    by: { staffId: string; note: string; actor: Actor },
    keep: BeforeCommit<SpamClosureEntity>,
  ): Promise<SpamClosureEntity> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const account = await this.trust.lockIn(tx, scope);
      if (!account) throw platformProblems.not_found();
      if (account.status === 'closed') throw complianceProblems.account_is_closed();
      const fresh = closureOf(newId(tx.now), accountId, by, tx.now);
      if (!(await this.closures.insert(tx, fresh))) throw complianceProblems.spam_closure_pending();
      const closure = { ...fresh, outcome: null };
      await this.accounts.auditIn(tx, {
        accountId,
        action: 'spam_closure.requested',
        actor: by.actor,
        target: { type: 'spam_closure', id: wireId(WIRE_PREFIXES.spamClosure, closure.id) },
        changes: { note: by.note },
      });
      await this.alerts.in(tx, scope, { kind: 'spam_closure_requested', about: `spam_closure:${closure.id}` });
      await keep(tx, closure);
      return closure;
    });
  }
}

function closureOf(
  id: string,
  accountId: string,
  { staffId, note }: { staffId: string; note: string },
  now: SpamClosureEntity['requestedAt'],
): Omit<SpamClosureEntity, 'outcome'> {
  return {
    id,
    accountId,
    status: 'pending',
    note,
    requestedBy: staffId,
    requestedAt: now,
    decidedBy: null,
    decidedAt: null,
    purgeAt: null,
  };
}
