import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { ComplianceFacade } from '../../compliance/index.js';
import { TellOwnerOfLeaving } from '../use-cases/tell-owner-of-leaving.js';

/** The owner reads that it is over, what is lost, and until when he may object. */
@Injectable()
export class TellOwnerWhenAccountIsClosedForSpam implements EventConsumer<'account.closed_for_spam.v1'> {
  readonly name = 'tell-owner-when-account-is-closed-for-spam';
  readonly event = 'account.closed_for_spam.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly compliance: ComplianceFacade,
    private readonly tellOwner: TellOwnerOfLeaving,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'account.closed_for_spam.v1'>, tx: Tx): Promise<void> {
    const { closureId } = payload;
    const notice = await this.compliance.closureNotice(closureId);
    if (!notice) return;
    await this.tellOwner.in(tx, accountId, 'account-closed-for-spam', closureId, { ...notice });
  }
}
