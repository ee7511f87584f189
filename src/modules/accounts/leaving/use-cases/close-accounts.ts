import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountGates, AccountsRepository, AuditLog } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import { LiveSessions } from '../../sign-in/index.js';
import { AccessOfAccount } from '../data/access-of-account.js';
import { PurgesRepository } from '../data/purges.repository.js';
import { type ClosingReason, mergedClosing } from '../rules/closing-reason.js';
import { OpenExports } from './open-exports.js';

export interface Closing {
  accountId: string;
  reason: ClosingReason;
  /** From then on the data is deleted. */
  purgeAt: Instant;
  actor: Actor;
}

/** What a closing ends at once. */
@Injectable()
export class EndAccess {
  constructor(
    private readonly access: AccessOfAccount,
    private readonly sessions: LiveSessions,
    private readonly gates: AccountGates,
    private readonly exports: OpenExports,
  ) {}

  /** Here at once; other processes notice within seconds. */
  async endIn(tx: Tx, accountId: string): Promise<void> {
    const scope = accountScope(accountId);
    const ended = await this.access.endAll(tx, scope);
    await this.exports.cancelIn(tx, scope);
    tx.afterCommit(() => {
      ended.forEach((id) => this.sessions.forget(id));
      this.gates.invalidate(accountId);
    });
  }
}

/** Closes an account in the transaction of whoever decides it: nobody comes in any more, and a date is set for its data. */
@Injectable()
export class CloseAccounts {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly purges: PurgesRepository,
    private readonly endAccess: EndAccess,
    private readonly auditLog: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** Answers when the data will be deleted; an account that closes already keeps its date, unless the new one is earlier. */
  async closeIn(tx: Tx, wanted: Closing): Promise<Instant> {
    const scope = accountScope(wanted.accountId);
    const account = await this.accounts.findForUpdate(tx, scope);
    if (!account || account.status === 'closed') throw platformProblems.not_found();
    const known = await this.purges.findForUpdate(tx, scope);
    if (known && known.state !== 'waiting') return known.purgeAt;
    const closing = known ? mergedClosing(known, wanted) : wanted;
    if (known && known.purgeAt === closing.purgeAt && known.reason === closing.reason) return known.purgeAt;
    await this.purges.mark(tx, scope, closing);
    await this.accounts.update(tx, account, { status: 'closing', closesAt: closing.purgeAt });
    await this.endAccess.endIn(tx, account.id);
    await this.announceIn(tx, { ...wanted, ...closing });
    return closing.purgeAt;
  }

  private async announceIn(tx: Tx, { accountId, reason, purgeAt, actor }: Closing): Promise<void> {
    const closesAt = toIso(purgeAt);
    await this.auditLog.record(tx, {
      accountId,
      action: 'account.closing',
      actor,
      target: { type: 'account', id: wireId(WIRE_PREFIXES.account, accountId) },
      changes: { reason, closesAt },
    });
    await this.outbox.publish(tx, 'account.closing.v1', {
      accountId,
      aggregateId: accountId,
      payload: { reason, closesAt },
    });
  }
}
