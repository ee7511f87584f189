import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { ArrivedTransfer } from '../adapters/transfer-desk.port.js';

/** Port: what money that a customer transferred is for. Runs as a worker, once for each transfer. */
export interface TransferBooker {
  /** `externalId` names it once for all. Answers what it paid, in a word. */
  bookIn(tx: Tx, transfer: ArrivedTransfer & { externalId: string }): Promise<string>;
}

@Injectable()
export class TransferBookers {
  private booker: TransferBooker | null = null;

  register(booker: TransferBooker): void {
    this.booker = booker;
  }

  get one(): TransferBooker {
    if (this.booker === null) throw new Error('nobody books transfers');
    return this.booker;
  }
}
