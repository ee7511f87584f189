import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { IpAddressEntity } from '../data/ip-address.entity.js';
import { IpStockRepository, type NewAddresses } from '../data/ip-stock.repository.js';
import { expandRange, isPrivate, MAX_ADDRESSES, type RangeFault } from '../adapters/address-range.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';

export interface Imported {
  added: IpAddressEntity[];
  /** Addresses that were there already; nothing of them was changed. */
  known: string[];
}

type ImportFault = RangeFault | 'overlapping' | 'private_address';

const MESSAGES: Record<ImportFault, string> = {
  malformed: 'Must be an IP address, or a network that begins at its first address.',
  too_many: `An import has ${MAX_ADDRESSES} addresses at most.`,
  not_sendable: 'No mail can be sent from this address.',
  overlapping: 'An earlier entry has the same address.',
  private_address: 'The world cannot reach a private address. A test network needs a waived identity check.',
};

/** Puts addresses on the operator's shelf; one that is there already stays as it is. */
@Injectable()
export class ImportAddresses {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /**
   * @throws validation_failed for entries that name no address to send from, each by its place; ip_in_use when somebody has
   * one of them
   */
  run(wanted: NewAddresses, actor: Actor, keep: BeforeCommit<Imported>): Promise<Imported> {
    const addresses = expanded(wanted);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const inUse = await this.stock.unscopedInUse(tx, addresses);
      if (inUse.length > 0) throw dedicatedIpProblems.ip_in_use({ extra: { addresses: inUse } });
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

/** All faults at once, each by the place of its entry. */
function expanded({ addresses: entries, identityCheck }: NewAddresses): string[] {
  const faults: FieldFault[] = [];
  const addresses = new Set<string>();
  entries.forEach((entry, index) => {
    const range = expandRange(entry);
    const fault = Array.isArray(range) ? faultOf(range, addresses, identityCheck === 'waived') : range;
    if (fault !== null) faults.push({ field: `addresses[${index}]`, code: fault, message: MESSAGES[fault] });
    if (Array.isArray(range)) range.forEach((address) => addresses.add(address));
  });
  if (faults.length === 0 && addresses.size > MAX_ADDRESSES)
    faults.push({ field: 'addresses', code: 'too_many', message: MESSAGES.too_many });
  if (faults.length > 0) throw platformProblems.validation_failed({ errors: faults });
  return [...addresses];
}

function faultOf(range: readonly string[], earlier: ReadonlySet<string>, waived: boolean): ImportFault | null {
  if (range.some((address) => earlier.has(address))) return 'overlapping';
  return !waived && range.some(isPrivate) ? 'private_address' : null;
}
