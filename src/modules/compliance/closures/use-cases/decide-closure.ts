import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, AccountTrust, type Actor } from '../../../accounts/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import { RecordViolation } from '../../violations/index.js';
import type { SpamClosureEntity } from '../data/spam-closure.entity.js';
import { SpamClosuresRepository } from '../data/spam-closures.repository.js';
import { judgeConfirmation, KEPT_DAYS } from '../rules/judge-closure.js';
import { TakeWhatRemains } from './take-what-remains.js';

/** What a decision does to others. */
@Injectable()
export class ClosureConsequences {
  constructor(
    readonly accounts: AccountsFacade,
    readonly trust: AccountTrust,
    readonly remains: TakeWhatRemains,
    readonly violations: RecordViolation,
    readonly outbox: Outbox,
  ) {}
}

interface Decider {
  staffId: string;
  actor: Actor;
}

/** A second person confirms, or anybody withdraws. Of several at once the first decides. */
@Injectable()
export class DecideClosure {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closures: SpamClosuresRepository,
    private readonly consequences: ClosureConsequences,
  ) {}

  confirm(accountId: string, by: Decider, keep: BeforeCommit<SpamClosureEntity>): Promise<SpamClosureEntity> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const closure = await this.closures.latestForUpdate(tx, scope);
      const verdict = judgeConfirmation(closure, by.staffId);
      if (verdict === 'second_person_required') throw complianceProblems.second_person_required();
      if (verdict !== 'confirm' || closure === null) throw complianceProblems.no_spam_closure_pending();
      const confirmed = await this.closeIn(tx, scope, closure, by);
      await keep(tx, confirmed);
      return confirmed;
    });
  }

  withdraw(accountId: string, by: Decider, keep: BeforeCommit<SpamClosureEntity>): Promise<SpamClosureEntity> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const closure = await this.closures.latestForUpdate(tx, scope);
      if (closure?.status !== 'pending') throw complianceProblems.no_spam_closure_pending();
      const decided = { status: 'withdrawn', decidedBy: by.staffId, decidedAt: tx.now } as const;
      const withdrawn = await this.closures.update(tx, closure, decided);
      await this.auditIn(tx, withdrawn, 'spam_closure.withdrawn', by.actor, {});
      await keep(tx, withdrawn);
      return withdrawn;
    });
  }

  /** Contracts and money before the account itself: the order in which terms that end take their locks. */
  private async closeIn(
    tx: Tx,
    scope: AccountScope,
    closure: SpamClosureEntity,
    by: Decider,
  ): Promise<SpamClosureEntity> {
    const { accounts, trust, remains, violations, outbox } = this.consequences;
    const account = await trust.readIn(tx, scope);
    if (!account) throw platformProblems.not_found();
    if (account.status === 'closed') throw complianceProblems.account_is_closed();
    const outcome = await remains.in(tx, scope, { closure, email: account.email, actor: by.actor });
    const purgeAt = await accounts.closeIn(tx, scope.accountId, 'spam', addMs(tx.now, KEPT_DAYS * DAY_MS), by.actor);
    const decided = { status: 'confirmed', decidedBy: by.staffId, decidedAt: tx.now, purgeAt, outcome } as const;
    const confirmed = await this.closures.update(tx, closure, decided);
    const reference = wireId(WIRE_PREFIXES.spamClosure, closure.id);
    await violations.in(tx, scope, { kind: 'spam', reference, note: closure.note }, by);
    await this.auditIn(tx, confirmed, 'spam_closure.confirmed', by.actor, { ...outcome, refund: '0.00' });
    await outbox.publish(tx, 'account.closed_for_spam.v1', {
      accountId: scope.accountId,
      aggregateId: closure.id,
      payload: { closureId: closure.id },
    });
    return confirmed;
  }

  private auditIn(
    tx: Tx,
    { id, accountId }: SpamClosureEntity,
    action: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'spam_closure', id: wireId(WIRE_PREFIXES.spamClosure, id) };
    return this.consequences.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }
}
