import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TeamFacade } from '../../accounts/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** Who handed an account over, or from whose session somebody else did, must hear of it; so must the new owner. */
@Injectable()
export class TellBothWhenOwnershipIsTransferred implements EventConsumer<'account.ownership_transferred.v1'> {
  readonly name = 'tell-both-when-ownership-is-transferred';
  readonly event = 'account.ownership_transferred.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly team: TeamFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'account.ownership_transferred.v1'>, tx: Tx): Promise<void> {
    const handover = await this.team.handoverMailIn(tx, accountId, payload);
    if (!handover?.to) return;
    const { from, to, platformId } = handover;
    const mail = { dedupe: String(id), facts: { username: to.username, platform: platformId } };
    if (from) {
      await this.notification.sendIn(tx, { ...mail, name: 'ownership-given', to: from.email, locale: from.locale });
    }
    await this.notification.sendIn(tx, { ...mail, name: 'ownership-received', to: to.email, locale: to.locale });
  }
}
