import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { IpAddressEntity } from '../data/ip-address.entity.js';
import { IpStockRepository } from '../data/ip-stock.repository.js';
import type { IpState } from '../rules/ip-states.js';

export const BY_ITSELF: Actor = { type: 'system', id: null };

/** The one way in which an address gets another state: written down for its owner, and told to whoever listens. */
@Injectable()
export class MoveAddress {
  constructor(
    private readonly stock: IpStockRepository,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ip_state when the life of an address does not go that way */
  async in(
    tx: Tx,
    row: IpAddressEntity,
    state: IpState,
    by: { actor: Actor; because: string; more?: Partial<IpAddressEntity> },
  ): Promise<IpAddressEntity> {
    const { state: from, accountId: owner } = row;
    const moved = await this.stock.unscopedMove(tx, row, state, by.more ?? {});
    const accountId = owner ?? moved.accountId ?? SYSTEM_ACCOUNT_ID;
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'ip_address.moved',
      actor: by.actor,
      target: { type: 'ip_address', id: wireId(WIRE_PREFIXES.ipAddress, row.id) },
      changes: { address: row.address, from, to: state, because: by.because },
    });
    const payload = { ipId: row.id, address: row.address, from, to: state };
    await this.outbox.publish(tx, 'ip.state_changed.v1', { accountId, aggregateId: row.id, payload });
    return moved;
  }
}
