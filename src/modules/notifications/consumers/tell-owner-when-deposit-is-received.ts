import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfWallet } from '../use-cases/tell-owner-of-wallet.js';

@Injectable()
export class TellOwnerWhenDepositIsReceived implements EventConsumer<'deposit.received.v1'> {
  readonly name = 'tell-owner-when-deposit-is-received';
  readonly event = 'deposit.received.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfWallet,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'deposit.received.v1'>, tx: Tx): Promise<void> {
    await this.tell.ofDepositIn(tx, accountId, payload.depositId);
  }
}
