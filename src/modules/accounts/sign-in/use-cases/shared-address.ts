import { Injectable } from '@nestjs/common';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
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
    return this.unitOfWork.runAsWorker(async (tx) => {
      const user = await this.users.unscopedById(tx, userId);
      if (!user) return true;
      const made = await this.tokens.unscopedCountOfAddress(tx, user.emailNormalised, purpose, addMs(tx.now, -HOUR_MS));
      return made > MAILS_TO_ADDRESS_PER_HOUR;
    });
  }
}
