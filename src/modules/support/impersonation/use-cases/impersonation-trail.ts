import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { ImpersonationEntity } from '../data/impersonation.entity.js';

/** What the account and the rest of the product learn about impersonations. */
@Injectable()
export class ImpersonationTrail {
  constructor(
    private readonly outbox: Outbox,
    private readonly accounts: AccountsFacade,
  ) {}

  async startedIn(tx: Tx, row: ImpersonationEntity, actor: Actor): Promise<void> {
    await this.record(tx, row, 'impersonation.started', actor, { mode: row.mode, reason: row.reason });
    await this.publish(tx, row, 'impersonation.started.v1');
  }

  async endedIn(tx: Tx, row: ImpersonationEntity, actor: Actor): Promise<void> {
    await this.record(tx, row, 'impersonation.ended', actor, { reason: row.endReason });
    await this.publish(tx, row, 'impersonation.ended.v1');
  }

  /** Somebody tried without having been given the PIN. */
  refusedIn(tx: Tx, accountId: string, actor: Actor, changes: Record<string, unknown>): Promise<void> {
    const target = { type: 'impersonation', id: null };
    return this.accounts.auditIn(tx, { accountId, action: 'impersonation.refused', actor, target, changes });
  }

  private record(
    tx: Tx,
    row: ImpersonationEntity,
    action: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'impersonation', id: wireId(WIRE_PREFIXES.impersonation, row.id) };
    const user = wireId(WIRE_PREFIXES.user, row.userId);
    return this.accounts.auditIn(tx, {
      ...{ accountId: row.accountId, action, target },
      actor,
      changes: { ...changes, user },
    });
  }

  private publish(
    tx: Tx,
    row: ImpersonationEntity,
    name: 'impersonation.started.v1' | 'impersonation.ended.v1',
  ): Promise<void> {
    const { accountId, id } = row;
    return this.outbox.publish(tx, name, { accountId, aggregateId: id, payload: { impersonationId: id } });
  }
}
