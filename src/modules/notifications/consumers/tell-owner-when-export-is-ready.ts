import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfLeaving } from '../use-cases/tell-owner-of-leaving.js';

@Injectable()
export class TellOwnerWhenExportIsReady implements EventConsumer<'account.export_ready.v1'> {
  readonly name = 'tell-owner-when-export-is-ready';
  readonly event = 'account.export_ready.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tellOwner: TellOwnerOfLeaving,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'account.export_ready.v1'>, tx: Tx): Promise<void> {
    await this.tellOwner.in(tx, accountId, 'export-ready', payload.exportId);
  }
}
