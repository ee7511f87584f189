import { Injectable } from '@nestjs/common';
import type { BusinessEvents } from '../../../../contracts/events.js';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { accountIdOf, personIdOf } from '../rules/session-owner.js';
import { SignInTrail, type Traced } from './sign-in-trail.js';

type Change = BusinessEvents['person.totp_changed.v1']['change'];
const AUDIT_ACTIONS: Record<Change, string> = {
  enabled: 'totp_enabled',
  disabled: 'totp_disabled',
  recovery_codes_renewed: 'recovery_codes_renewed',
  recovery_code_used: 'recovery_code_used',
};

/** Writes down that something about a second factor changed, and has its owner told. */
@Injectable()
export class AnnounceFactorChange {
  constructor(
    private readonly trail: SignInTrail,
    private readonly outbox: Outbox,
  ) {}

  async announceIn(
    tx: Tx,
    person: Traced,
    change: Change,
    ip: string | null,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    const personId = personIdOf(person.owner);
    await this.trail.recordIn(tx, person, AUDIT_ACTIONS[change], ip, facts);
    await this.outbox.publish(tx, 'person.totp_changed.v1', {
      accountId: accountIdOf(person.owner) ?? SYSTEM_ACCOUNT_ID,
      aggregateId: personId,
      payload: { person: person.owner.kind, personId, change },
    });
  }
}
