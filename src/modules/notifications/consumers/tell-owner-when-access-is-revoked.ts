import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade } from '../../accounts/index.js';
import { SendNotification } from '../use-cases/send-notification.js';

@Injectable()
export class TellOwnerWhenAccessIsRevoked implements EventConsumer<'account.access_revoked.v1'> {
  readonly name = 'tell-owner-when-access-is-revoked';
  readonly event = 'account.access_revoked.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'account.access_revoked.v1'>, tx: Tx): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    if (!owner) return;
    await this.notification.sendIn(tx, {
      name: 'access-revoked',
      dedupe: String(id),
      to: owner.email,
      locale: owner.locale,
      facts: {
        username: owner.username,
        values: {
          sessions: String(payload.sessions),
          apiKeys: String(payload.apiKeys),
          smtpCredentials: String(payload.smtpCredentials),
        },
      },
    });
  }
}
