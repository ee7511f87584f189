import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Currency } from '../../../../kernel/money.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import type { TransferAddress } from '../adapters/transfer-desk.port.js';
import { TransferAddressesRepository } from '../data/transfer-addresses.repository.js';
import { readIban } from '../rules/iban.js';

const CURRENCY: Currency = 'EUR';

/** Where a customer transfers to: an account of his own at the gateway, where this installation's gateway keeps such. */
@Injectable()
export class TransferAddresses {
  private readonly log = new Logger('TransferAddresses');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addresses: TransferAddressesRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
  ) {}

  /** Null where the seller's own bank account is meant. */
  in(tx: Tx, scope: AccountScope): Promise<TransferAddress | null> {
    if (!this.gateway.transfers.isOpen) return Promise.resolve(null);
    return this.addresses.find(tx, scope, this.gateway.name, CURRENCY);
  }

  /** The same of many, by account, as a worker. */
  allIn(tx: Tx, accountIds: readonly string[]): Promise<ReadonlyMap<string, TransferAddress>> {
    if (!this.gateway.transfers.isOpen) return Promise.resolve(new Map());
    return this.addresses.unscopedOf(tx, accountIds, this.gateway.name, CURRENCY);
  }

  /**
   * Asks the gateway for one before it is needed; never in a transaction. While there is none, bills name the seller's own
   * account, whose statements are read as well: so a silent gateway keeps nobody from buying.
   */
  async prepare(scope: AccountScope): Promise<boolean> {
    const { name, transfers } = this.gateway;
    if (!transfers.isOpen) return true;
    try {
      if ((await this.unitOfWork.run(scope, (tx) => this.in(tx, scope))) !== null) return true;
      const address = await transfers.addressOf(scope.accountId, CURRENCY);
      const read = readIban(address.iban);
      if (read.kind !== 'iban') throw new Error('the gateway gave an IBAN that is none');
      const kept = { ...address, iban: read.iban };
      await this.unitOfWork.run(scope, (tx) => this.addresses.keep(tx, scope, name, CURRENCY, kept));
      return true;
    } catch (error) {
      const { accountId } = scope;
      this.log.warn({ msg: 'no account to transfer to', accountId, err: (error as Error).message });
      return false;
    }
  }
}
