import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsRepository, UsersRepository } from '../../account/index.js';

/** What the mail of an invitation tells. */
export interface InvitationFacts {
  email: string;
  locale: Language;
  username: string;
  organization: string;
  platformId: number;
}

@Injectable()
export class InvitationMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
  ) {}

  /** Null when the person has joined or was removed in the meantime. */
  factsOf(accountId: string, userId: string): Promise<InvitationFacts | null> {
    const scope = accountScope(accountId);
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.accounts.find(tx, scope);
      const user = await this.users.find(tx, scope, userId);
      if (!account || !user || user.joinedAt !== null) return null;
      const { email, locale, username } = user;
      return { email, locale, username, organization: account.organization, platformId: account.platformId };
    });
  }
}
