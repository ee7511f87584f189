import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade } from '../../accounts/index.js';
import { SupportFacade } from '../../support/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** Nobody acts in a customer's place without the customer knowing. */
@Injectable()
export class TellOwnerWhenImpersonationStarts implements EventConsumer<'impersonation.started.v1'> {
  readonly name = 'tell-owner-when-impersonation-starts';
  readonly event = 'impersonation.started.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly support: SupportFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'impersonation.started.v1'>, tx: Tx): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    const notice = await this.support.impersonationIn(tx, payload.impersonationId);
    if (!owner || !notice) return;
    await this.notification.sendIn(tx, {
      name: 'impersonation-started',
      dedupe: payload.impersonationId,
      to: owner.email,
      locale: owner.locale,
      facts: {
        username: notice.username,
        platform: (await this.accounts.platformIdOf(accountId)) ?? 0,
        values: { staff: notice.staffEmail, reason: notice.reason },
      },
    });
  }
}
