import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { FollowSmsConsent } from '../use-cases/follow-sms-consent.js';

@Injectable()
export class GrantSmsConsentWhenNumberOptsIn implements EventConsumer<'sms.opted_in.v1'> {
  readonly name = 'grant-sms-consent-when-number-opts-in';
  readonly event = 'sms.opted_in.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly follow: FollowSmsConsent,
  ) {
    consumers.register(this);
  }

  handle({ accountId, payload }: ReceivedEvent<'sms.opted_in.v1'>, tx: Tx): Promise<void> {
    return this.follow.startedIn(tx, accountId, payload.inboundId);
  }
}
