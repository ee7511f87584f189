import { Injectable } from '@nestjs/common';
import type { BusinessEvents } from '../../../contracts/events.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import type { SignInMailName } from '../rules/sign-in-mails.table.js';
import { TellPerson } from '../use-cases/tell-person.js';

const MAILS: Record<BusinessEvents['person.totp_changed.v1']['change'], SignInMailName> = {
  enabled: 'totp-enabled',
  disabled: 'totp-disabled',
  recovery_codes_renewed: 'recovery-codes-renewed',
  recovery_code_used: 'recovery-code-used',
};

@Injectable()
export class TellPersonWhenSecondFactorChanges implements EventConsumer<'person.totp_changed.v1'> {
  readonly name = 'tell-person-when-second-factor-changes';
  readonly event = 'person.totp_changed.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellPerson,
  ) {
    consumers.register(this);
  }

  handle({ id, payload }: ReceivedEvent<'person.totp_changed.v1'>, tx: Tx): Promise<void> {
    return this.tell.in(tx, payload, { name: MAILS[payload.change], header: 'totp-changed', dedupe: String(id) });
  }
}
