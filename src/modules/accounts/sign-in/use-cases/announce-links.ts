import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { UserEntity } from '../../account/index.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { type LinkPurpose, MAILS_PER_HOUR } from '../rules/links.js';

type Person = Pick<UserEntity, 'id' | 'accountId'>;

/** For whom everything is done as for somebody, and nothing stays. */
export const NOBODY: Person = { id: SYSTEM_ACCOUNT_ID, accountId: SYSTEM_ACCOUNT_ID };

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

  confirmationIn(tx: Tx, person: Person): Promise<void> {
    return this.linkIn(tx, person, 'confirm-email', (tokenId) =>
      this.outbox.publish(tx, 'user.confirmation_requested.v1', {
        accountId: person.accountId,
        aggregateId: person.id,
        payload: { userId: person.id, tokenId },
      }),
    );
  }

  passwordResetIn(tx: Tx, person: Person): Promise<void> {
    return this.linkIn(tx, person, 'reset-password', (tokenId) =>
      this.outbox.publish(tx, 'user.password_reset_requested.v1', {
        accountId: person.accountId,
        aggregateId: person.id,
        payload: { userId: person.id, tokenId },
      }),
    );
  }

  /** One mail names all user names of an address. */
  usernamesIn(tx: Tx, people: readonly [Person, ...Person[]]): Promise<void> {
    const [first] = people;
    return this.linkIn(tx, first, 'forgot-username', () =>
      this.outbox.publish(tx, 'user.username_reminder_requested.v1', {
        accountId: first.accountId,
        aggregateId: first.id,
        payload: { userIds: people.map((person) => person.id) },
      }),
    );
  }

  /** The same statements whether a mail is written or not, so that their time does not tell; what is not wanted is taken back. */
  private async linkIn(
    tx: Tx,
    person: Person,
    purpose: LinkPurpose,
    publish: (tokenId: string) => Promise<void>,
  ): Promise<void> {
    const owner = { accountId: person.accountId, userId: person.id };
    const made = await this.tokens.countSince(tx, owner, purpose, addMs(tx.now, -HOUR_MS));
    const wanted = person !== NOBODY && made < MAILS_PER_HOUR;
    await tx.query('savepoint link');
    await publish(await this.tokens.insert(tx, owner, purpose));
    await tx.query(wanted ? 'release savepoint link' : 'rollback to savepoint link');
  }
}
