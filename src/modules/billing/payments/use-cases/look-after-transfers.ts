import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import type { ArrivedTransfer } from '../adapters/transfer-desk.port.js';
import { GatewayTransfersRepository } from '../data/gateway-transfers.repository.js';
import { TransferAddressesRepository } from '../data/transfer-addresses.repository.js';
import { TakeTransfers } from './take-transfers.js';
import { TransferAddresses } from './transfer-addresses.js';

/** More than a day, so that one look that failed leaves no gap. */
const WINDOW_MS = 3 * DAY_MS;
const PAGE = 100;
const FIRST_UUID = '00000000-0000-0000-0000-000000000000';

/** What people who pay by transfer need of the repositories. */
@Injectable()
export class TransferRecords {
  constructor(
    readonly transfers: GatewayTransfersRepository,
    readonly addresses: TransferAddressesRepository,
  ) {}
}

/** Once a day: transfers nobody told us of, those that could not be collected, and customers without an address. */
@Injectable()
export class LookAfterTransfers implements OnModuleInit {
  private readonly log = new Logger('LookAfterTransfers');

  constructor(
    private readonly records: TransferRecords,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly taking: TakeTransfers,
    private readonly addresses: TransferAddresses,
    private readonly clock: Clock,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    if (!this.gateway.transfers.isOpen) return;
    this.sources.register(every(DAY_MS, 'look-after-transfers', RANK.billing, this.clock, () => this.run()));
  }

  private async run(): Promise<void> {
    try {
      await this.prepareAddresses();
      await this.takeKept();
      for await (const transfer of this.gateway.transfers.arrivedSince(addMs(this.clock.machineNow(), -WINDOW_MS))) {
        await this.take(transfer);
      }
    } catch (error) {
      // The next day reads what this one could not.
      this.log.warn({ msg: 'transfers could not be looked after', err: (error as Error).message });
    }
  }

  private async takeKept(): Promise<void> {
    for (let after = ''; ;) {
      const page = await this.records.transfers.unscopedArrived(this.gateway.name, after, PAGE);
      for (const transfer of page) await this.take(transfer);
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  /** One that cannot be taken must not keep the others waiting. */
  private async take(transfer: ArrivedTransfer): Promise<void> {
    try {
      await this.taking.one(transfer);
    } catch (error) {
      this.log.warn({ msg: 'a transfer could not be taken', transferId: transfer.id, err: (error as Error).message });
    }
  }

  /** A gateway that is silent is not asked for the rest. */
  private async prepareAddresses(): Promise<void> {
    for (let after = FIRST_UUID; ;) {
      const page = await this.records.addresses.unscopedWithout(this.gateway.name, after, PAGE);
      for (const accountId of page) if (!(await this.addresses.prepare(accountScope(accountId)))) return;
      if (page.length < PAGE) return;
      after = page.at(-1)!;
    }
  }
}
