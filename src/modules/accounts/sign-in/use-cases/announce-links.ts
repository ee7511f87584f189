import { Injectable } from '@nestjs/common';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { UserEntity } from '../../account/index.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { type LinkPurpose, MAILS_PER_HOUR } from '../rules/links.js';

type Person = Pick<UserEntity, 'id' | 'accountId'>;

/** Says that a mail is needed, with the row its link is made from. Too many in an hour are left out, silently. */
@Injectable()
export class AnnounceLinks {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly outbox: Outbox,
  ) {}

  async signedUpIn(tx: Tx, person: Person): Promise<void> {
    await this.outbox.publish(tx, 'account.signed_up.v1', {
      accountId: person.accountId,
      aggregateId: person.accountId,
      payload: { userId: person.id },
    });
  }

  async confirmationIn(tx: Tx, person: Person): Promise<void> {
    const tokenId = await this.tokenIn(tx, person, 'confirm-email');
    if (tokenId === null) return;
    await this.outbox.publish(tx, 'user.confirmation_requested.v1', {
      accountId: person.accountId,
      aggregateId: person.id,
      payload: { userId: person.id, tokenId },
    });
  }

  async passwordResetIn(tx: Tx, person: Person): Promise<void> {
    const tokenId = await this.tokenIn(tx, person, 'reset-password');
    if (tokenId === null) return;
    await this.outbox.publish(tx, 'user.password_reset_requested.v1', {
      accountId: person.accountId,
      aggregateId: person.id,
      payload: { userId: person.id, tokenId },
    });
  }

  /** One mail names all user names of an address. */
  async usernamesIn(tx: Tx, people: Person[]): Promise<void> {
    const [first] = people;
    if (!first || (await this.tokenIn(tx, first, 'forgot-username')) === null) return;
    await this.outbox.publish(tx, 'user.username_reminder_requested.v1', {
      accountId: first.accountId,
      aggregateId: first.id,
      payload: { userIds: people.map((person) => person.id) },
    });
  }

  private async tokenIn(tx: Tx, person: Person, purpose: LinkPurpose): Promise<string | null> {
    const owner = { accountId: person.accountId, userId: person.id };
    const made = await this.tokens.countSince(tx, owner, purpose, addMs(tx.now, -HOUR_MS));
    return made >= MAILS_PER_HOUR ? null : this.tokens.insert(tx, owner, purpose);
  }
}
