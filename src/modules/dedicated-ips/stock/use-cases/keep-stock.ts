import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import type { IpAddressEntity } from '../data/ip-address.entity.js';
import { IpStockRepository } from '../data/ip-stock.repository.js';
import type { IpState } from '../rules/ip-states.js';

export interface AddressChange {
  hostname?: string | null;
  state?: 'stock' | 'retired';
}

/** What staff see and change of an address while nobody uses it. */
@Injectable()
export class KeepStock {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  one(id: string): Promise<IpAddressEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedFind(tx, id));
  }

  /** One more than the limit when there are more. */
  page(state: IpState | null, before: string | null, limit: number): Promise<IpAddressEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedPage(tx, state, before, limit + 1));
  }

  /** @throws ip_state when an address that is in use is to be put away. */
  change(id: string, change: AddressChange, actor: Actor): Promise<IpAddressEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const row = await this.stock.unscopedFindForUpdate(tx, id);
      if (!row) throw platformProblems.not_found();
      if (change.state !== undefined && row.state !== 'stock' && row.state !== 'retired')
        throw dedicatedIpProblems.ip_state({ extra: { state: row.state } });
      const changed = await this.stock.unscopedUpdate(tx, row, change);
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'ip_address.changed',
        actor,
        target: { type: 'ip_address', id: wireId(WIRE_PREFIXES.ipAddress, id) },
        changes: { ...change },
      });
      return changed;
    });
  }
}
