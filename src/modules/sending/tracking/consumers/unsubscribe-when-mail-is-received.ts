import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import { asksToUnsubscribe } from '../rules/unsubscribe-mail.js';
import { Unsubscribe, UNSUBSCRIBE_PREFIX } from '../use-cases/unsubscribe.js';

const ROUTE = 'unsubscribe';
/** Only its header is looked at. */
const KEEP_BYTES = 64 * 1024;

/** Mail to the address in List-Unsubscribe. Its sender may be anybody: the token in the address says whom it is about. */
@Injectable()
export class UnsubscribeWhenMailIsReceived implements EventConsumer<'mail.received.v1'>, OnModuleInit {
  readonly name = 'unsubscribe-when-mail-is-received';
  readonly event = 'mail.received.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly intake: MailIntakeFacade,
    private readonly unsubscribe: Unsubscribe,
  ) {
    consumers.register(this);
  }

  onModuleInit(): void {
    this.intake.registerRoute({
      name: ROUTE,
      keepBytes: KEEP_BYTES,
      matches: (address) => {
        const signed = this.intake.parseSignedAddress(address);
        return signed?.prefix === UNSUBSCRIBE_PREFIX ? { detail: signed.id } : false;
      },
    });
  }

  async handle({ payload }: ReceivedEvent<'mail.received.v1'>, tx: Tx): Promise<void> {
    if (payload.route !== ROUTE) return;
    const mail = await this.intake.rawMail(payload.rawId);
    if (!mail) return;
    const wanted = asksToUnsubscribe(mail);
    let accountId: string | null = null;
    for (const { route, detail } of mail.recipients) {
      if (route !== ROUTE || detail === null || !wanted) continue;
      const recipient = await this.unsubscribe.runIn(tx, detail, 'mail');
      accountId ??= recipient?.accountId ?? null;
    }
    // It names somebody: it goes with the account, and at once when it decides nothing.
    if (accountId === null) await this.intake.forgetIn(tx, payload.rawId);
    else await this.intake.assignIn(tx, payload.rawId, accountId);
  }
}
