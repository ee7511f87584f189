import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import {
  type AccountEntity,
  AccountGates,
  AccountsRepository,
  AuditLog,
  UsersRepository,
} from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import { AnnounceLinks, signInProblems } from '../../sign-in/index.js';
import { AccessOfAccount } from '../data/access-of-account.js';
import { PurgesRepository } from '../data/purges.repository.js';
import { leavingProblems } from '../leaving.errors.js';

/** What comes back with an account, and what does not. */
@Injectable()
export class RestoreAccess {
  constructor(
    private readonly access: AccessOfAccount,
    private readonly users: UsersRepository,
    private readonly links: AnnounceLinks,
    private readonly gates: AccountGates,
  ) {}

  /** Keys and credentials stay revoked and passwords forgotten: the owner begins with a new one. */
  async restoreIn(tx: Tx, accountId: string): Promise<void> {
    const scope = accountScope(accountId);
    await this.access.forgetPasswords(tx, scope);
    const owner = await this.users.ownerOf(tx, scope);
    if (owner) await this.links.passwordResetIn(tx, owner);
    tx.afterCommit(() => this.gates.invalidate(accountId));
  }
}

/** Staff take a closing back while nothing has been deleted; the owner gets a link for a new password. */
@Injectable()
export class ReopenAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly purges: PurgesRepository,
    private readonly restore: RestoreAccess,
    private readonly auditLog: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** `mayReopenSpam`: a closing for spam took two people of compliance; one of them must take it back. */
  run(
    accountId: string,
    by: { actor: Actor; mayReopenSpam: boolean },
    keep: BeforeCommit<AccountEntity>,
  ): Promise<AccountEntity> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const account = await this.accounts.findForUpdate(tx, scope);
      if (!account) throw platformProblems.not_found();
      if (account.status === 'closed') throw signInProblems.platform_deleted();
      const purge = await this.purges.findForUpdate(tx, scope);
      if (account.status !== 'closing' || !purge) throw leavingProblems.account_not_closing();
      if (purge.state !== 'waiting') throw leavingProblems.purge_has_begun();
      if (purge.reason === 'spam' && !by.mayReopenSpam)
        throw platformProblems.role_required({ extra: { requiredRoles: ['compliance'] } });
      await this.purges.unmark(tx, scope);
      const status = account.confirmedAt === null ? 'pending' : 'active';
      await this.accounts.update(tx, account, { status, closesAt: null });
      await this.restore.restoreIn(tx, accountId);
      await this.announceIn(tx, accountId, by.actor);
      await keep(tx, account);
      return account;
    });
  }

  private async announceIn(tx: Tx, accountId: string, actor: Actor): Promise<void> {
    await this.auditLog.record(tx, {
      accountId,
      action: 'account.reopened',
      actor,
      target: { type: 'account', id: wireId(WIRE_PREFIXES.account, accountId) },
    });
    await this.outbox.publish(tx, 'account.reopened.v1', { accountId, aggregateId: accountId, payload: {} });
  }
}
