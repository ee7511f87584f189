import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { MailIntakeFacade } from '../../mail-intake/index.js';
import { RETURN_PREFIX } from '../use-cases/match-returned-mail.js';
import { RecordReturnedMail } from '../use-cases/record-returned-mail.js';

const ROUTE = 'return-path';
/** Names of the inbound port for where reports come too: what is none there is left to staff. */
const ROUTES: ReadonlySet<string> = new Set([ROUTE, 'feedback-loop', 'abuse', 'postmaster']);
/** A report stands at the front of a bounce; the rest is our own mail coming back. */
const KEEP_BYTES = 256 * 1024;

@Injectable()
export class RecordBounceWhenMailIsReceived implements EventConsumer<'mail.received.v1'>, OnModuleInit {
  readonly name = 'record-bounce-when-mail-is-received';
  readonly event = 'mail.received.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly intake: MailIntakeFacade,
    private readonly recordReturnedMail: RecordReturnedMail,
  ) {
    consumers.register(this);
  }

  onModuleInit(): void {
    this.intake.registerRoute({
      name: ROUTE,
      keepBytes: KEEP_BYTES,
      matches: (address) => {
        const signed = this.intake.parseSignedAddress(address);
        return signed?.prefix === RETURN_PREFIX ? { detail: signed.id } : false;
      },
    });
  }

  async handle({ payload }: ReceivedEvent<'mail.received.v1'>, tx: Tx): Promise<void> {
    if (ROUTES.has(payload.route)) await this.recordReturnedMail.run(tx, payload.rawId);
  }
}
