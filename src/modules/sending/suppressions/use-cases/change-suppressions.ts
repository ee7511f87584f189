import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { NewSuppression, Suppression } from '../data/suppression.js';
import { SuppressionsRepository } from '../data/suppressions.repository.js';

/** A customer's people and programs put an address on the list or take it off; both are audited. */
@Injectable()
export class ChangeSuppressions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SuppressionsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** The new entry, or the one that was there. */
  add(
    scope: AccountScope,
    entry: Omit<NewSuppression, 'accountId'>,
    actor: Actor,
    keep: BeforeCommit<Suppression>,
  ): Promise<Suppression> {
    return this.unitOfWork.run(scope, async (tx) => {
      const full = { ...entry, accountId: scope.accountId };
      const made = await this.repository.insert(tx, full);
      const suppression = made ?? (await this.repository.known(tx, scope, full));
      if (made) await this.recordIn(tx, scope, suppression, 'suppression.added', actor);
      await keep(tx, suppression);
      return suppression;
    });
  }

  remove(scope: AccountScope, id: string, actor: Actor): Promise<boolean> {
    return this.unitOfWork.run(scope, async (tx) => {
      const removed = await this.repository.delete(tx, scope, id);
      if (removed === null) return false;
      await this.recordIn(tx, scope, removed, 'suppression.removed', actor);
      return true;
    });
  }

  /** Without the address: it is somebody else's, and what stands in the audit log stays there. */
  private recordIn(
    tx: Tx,
    { accountId }: AccountScope,
    suppression: Suppression,
    action: 'suppression.added' | 'suppression.removed',
    actor: Actor,
  ): Promise<void> {
    const was = (value: string): object =>
      action === 'suppression.added' ? { from: null, to: value } : { from: value, to: null };
    const changes = { kind: was(suppression.reason), scope: was(suppression.scope) };
    const target = { type: 'suppression', id: wireId('sup', suppression.id) };
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }
}
