import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Actor } from '../../audit-actor.js';
import type { AccountEntity } from '../data/account.entity.js';
import { AccountsRepository } from '../data/accounts.repository.js';
import { AuditLog } from '../data/audit-log.js';
import { type TrustFacts, trustedTier } from '../rules/account-trust.js';
import { AccountGates } from './account-gates.js';

/** What raised or lowered a tier. */
export type TierCause = 'confirmation' | 'profile' | 'sending' | 'domain' | 'review' | 'staff';
export type TrustChange = Partial<
  Pick<AccountEntity, 'earnedTier' | 'reviewedTier' | 'grantedTier' | 'riskFlags' | 'ratePerHour'>
>;

/** Changes what an account is trusted with; whoever else changes its facts tells here what became of the tier. */
@Injectable()
export class ChangeTrust {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly gates: AccountGates,
    private readonly outbox: Outbox,
    private readonly auditLog: AuditLog,
  ) {}

  /** The account must be locked by the caller. */
  async applyIn(
    tx: Tx,
    account: AccountEntity,
    change: TrustChange,
    by: { cause: TierCause; actor: Actor },
  ): Promise<AccountEntity> {
    const before = { ...account };
    const changed = await this.accounts.update(tx, account, change);
    await this.tellIn(tx, before, changed, by);
    return changed;
  }

  /** Says what a change that was written elsewhere did to the tier; nothing when it did nothing. */
  async tellIn(
    tx: Tx,
    before: TrustFacts,
    after: AccountEntity,
    { cause, actor }: { cause: TierCause; actor: Actor },
  ): Promise<void> {
    tx.afterCommit(() => this.gates.invalidate(after.id));
    const [from, to] = [trustedTier(before), trustedTier(after)];
    if (from === to) return;
    // Staff's own change and a confirmation have their own entries, which say as much.
    if (cause !== 'staff' && cause !== 'confirmation') {
      await this.auditLog.record(tx, {
        accountId: after.id,
        action: 'account.tier_changed',
        actor,
        target: { type: 'account', id: wireId(WIRE_PREFIXES.account, after.id) },
        changes: { tier: { from, to }, cause },
      });
    }
    await this.outbox.publish(tx, 'account.tier_changed.v1', {
      accountId: after.id,
      aggregateId: after.id,
      payload: { from, to, cause },
    });
  }
}
