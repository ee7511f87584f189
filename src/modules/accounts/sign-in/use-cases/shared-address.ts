import { Injectable } from '@nestjs/common';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { UsersRepository } from '../../account/index.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { type LinkPurpose, MAILS_TO_ADDRESS_PER_HOUR } from '../rules/links.js';

/** Several people, of one owner or of strangers, may have signed up with one address. */
@Injectable()
export class SharedAddress {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly tokens: OneTimeTokens,
  ) {}

  /** The other user names of a person's address, oldest first. */
  otherUsernames(userId: string): Promise<string[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const user = await this.users.unscopedById(tx, userId);
      if (!user) return [];
      const same = await this.users.unscopedByEmail(tx, user.emailNormalised);
      return same.filter((other) => other.id !== userId).map((other) => other.username);
    });
  }

  /**
   * Whether the address was meant to get more mails of this kind in an hour than anybody needs. Anybody may sign up with
   * anybody's address, any number of times; the owner of the mailbox must not suffer for it.
   */
  isFlooded(userId: string, purpose: LinkPurpose): Promise<boolean> {
    return this.unitOfWork.runAsWorker((tx) => this.isFloodedIn(tx, userId, purpose));
  }

  async isFloodedIn(tx: Tx, userId: string, purpose: LinkPurpose): Promise<boolean> {
    const user = await this.users.unscopedById(tx, userId);
    if (!user) return true;
    const made = await this.tokens.unscopedCountOfAddress(tx, user.emailNormalised, purpose, addMs(tx.now, -HOUR_MS));
    return made > MAILS_TO_ADDRESS_PER_HOUR;
  }

  /**
   * The addresses of a link that changes one. Without the new one where it was meant to get more such mails in an hour than
   * anybody needs: people who are signed in may name any address.
   */
  ofChange(tokenId: string): Promise<{ email: string | null; previousEmail: string } | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const row = await this.tokens.unscopedFind(tx, 'change-email', tokenId);
      if (!row || row.emailNormalised === null || row.previousEmail === null) return null;
      const made = await this.tokens.unscopedCountOfNewAddress(tx, row.emailNormalised, addMs(tx.now, -HOUR_MS));
      return { email: made > MAILS_TO_ADDRESS_PER_HOUR ? null : row.email, previousEmail: row.previousEmail };
    });
  }
}
