import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import type { IpAddressEntity } from '../data/ip-address.entity.js';
import { IpStockRepository } from '../data/ip-stock.repository.js';
import { type IdentityCheck, type IpState, mayStaffMove, type StaffState } from '../rules/ip-states.js';
import { MoveAddress } from './move-address.js';

export interface AddressChange {
  hostname?: string | null;
  localAddress?: string | null;
  state?: StaffState;
  identityCheck?: IdentityCheck;
  /** Why; kept with a waiver. */
  reason?: string;
}

/** What staff see and change of an address. */
@Injectable()
export class KeepStock {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly accounts: AccountsFacade,
    private readonly move: MoveAddress,
  ) {}

  /** Every address there is, with its state. */
  states(): Promise<Pick<IpAddressEntity, 'address' | 'state'>[]> {
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedStates(tx));
  }

  one(id: string): Promise<IpAddressEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedFind(tx, id));
  }

  /** One more than the limit when there are more. */
  page(state: IpState | null, before: string | null, limit: number): Promise<IpAddressEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedPage(tx, state, before, limit + 1));
  }

  /** @throws ip_state when the address cannot come into the wanted state by hand */
  change(id: string, change: AddressChange, actor: Actor): Promise<IpAddressEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const row = await this.stock.unscopedFindForUpdate(tx, id);
      if (!row) throw platformProblems.not_found();
      const named = await this.nameIn(tx, row, change, actor);
      const { state } = change;
      if (state === undefined || state === named.state) return named;
      if (!mayStaffMove(named.state, state))
        throw dedicatedIpProblems.ip_state({ extra: { state: named.state, wanted: state } });
      return this.move.in(tx, named, state, { actor, because: change.reason ?? 'by staff' });
    });
  }

  private async nameIn(tx: Tx, row: IpAddressEntity, change: AddressChange, actor: Actor): Promise<IpAddressEntity> {
    const { state: _state, reason, ...names } = change;
    if (Object.keys(names).length === 0) return row;
    const waiver =
      names.identityCheck === undefined
        ? {}
        : { identityReason: names.identityCheck === 'waived' ? (reason ?? null) : null };
    const changed = await this.stock.unscopedUpdate(tx, row, { ...names, ...waiver });
    await this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action: 'ip_address.changed',
      actor,
      target: { type: 'ip_address', id: wireId(WIRE_PREFIXES.ipAddress, row.id) },
      changes: { ...names },
    });
    return changed;
  }
}
