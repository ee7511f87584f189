import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { IpAddressEntity } from '../data/ip-address.entity.js';
import { IpStockRepository, type NewAddresses } from '../data/ip-stock.repository.js';
import { expandRange, MAX_ADDRESSES, type RangeFault } from '../adapters/address-range.js';

export interface Imported {
  added: IpAddressEntity[];
  /** Addresses that were there already; nothing of them was changed. */
  known: string[];
}

const MESSAGES: Record<RangeFault, string> = {
  malformed: 'Must be an IP address, or an IPv4 network that begins at its first address.',
  too_many: `An import has ${MAX_ADDRESSES} addresses at most.`,
  not_sendable: 'No mail can be sent from this address.',
};

/** Puts addresses on the operator's shelf; one that is there already stays as it is. */
@Injectable()
export class ImportAddresses {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws validation_failed for entries that name no address to send from, each by its place. */
  run(wanted: NewAddresses, actor: Actor, keep: BeforeCommit<Imported>): Promise<Imported> {
    const addresses = expanded(wanted.addresses);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const added = await this.stock.unscopedAdd(tx, { ...wanted, addresses });
      const fresh = new Set(added.map(({ address }) => address));
      const imported = { added, known: addresses.filter((address) => !fresh.has(address)) };
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'ip_addresses.imported',
        actor,
        target: { type: 'ip_stock', id: wanted.addresses[0] ?? '' },
        changes: { entries: [...wanted.addresses], added: added.length, identityCheck: wanted.identityCheck },
      });
      await keep(tx, imported);
      return imported;
    });
  }
}

function expanded(entries: readonly string[]): string[] {
  const faults: FieldFault[] = [];
  const addresses = new Set<string>();
  entries.forEach((entry, index) => {
    const range = expandRange(entry);
    if (Array.isArray(range)) range.forEach((address) => addresses.add(address));
    else faults.push({ field: `addresses[${index}]`, code: range, message: MESSAGES[range] });
  });
  if (faults.length === 0 && addresses.size > MAX_ADDRESSES)
    faults.push({ field: 'addresses', code: 'too_many', message: MESSAGES.too_many });
  if (faults.length > 0) throw platformProblems.validation_failed({ errors: faults });
  return [...addresses];
}
