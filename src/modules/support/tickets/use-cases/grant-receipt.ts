import { Injectable } from '@nestjs/common';
import { addMs, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { TicketsRepository } from '../data/tickets.repository.js';

const RECEIPTS_AN_HOUR = 3;

/** An address can be forged: whoever is written to in its place must not be flooded by what we answer. */
@Injectable()
export class GrantReceipt {
  constructor(private readonly tickets: TicketsRepository) {}

  /** Now, or null when the address had three within the hour. Until the transaction ends, nobody else decides about it. */
  async grantIn(tx: Tx, sender: string): Promise<Instant | null> {
    await this.tickets.lockSender(tx, sender);
    const given = await this.tickets.unscopedReceiptsAfter(tx, sender, addMs(tx.now, -HOUR_MS));
    return given < RECEIPTS_AN_HOUR ? tx.now : null;
  }
}
