import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { AccountsRepository, type UserEntity, UsersRepository } from '../../account/index.js';

/** Whom a mail to one of the team goes to. */
export interface TeamContact {
  email: string;
  locale: Language;
  username: string;
}

/** What the mail of an invitation tells. */
export interface InvitationFacts extends TeamContact {
  organization: string;
  platformId: number;
}

export interface HandoverFacts {
  platformId: number;
  /** Null when he was removed in the meantime. */
  from: TeamContact | null;
  to: TeamContact | null;
}

/** What the mails about a team tell; read in the transaction that writes them, which needs no second connection. */
@Injectable()
export class TeamMails {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
  ) {}

  /** Null when the person has joined or was removed in the meantime. */
  async invitationIn(tx: Tx, accountId: string, userId: string): Promise<InvitationFacts | null> {
    const scope = accountScope(accountId);
    const account = await this.accounts.find(tx, scope);
    const user = await this.users.find(tx, scope, userId);
    if (!account || !user || user.joinedAt !== null) return null;
    return { ...contactOf(user), organization: account.organization, platformId: account.platformId };
  }

  async handoverIn(
    tx: Tx,
    accountId: string,
    { fromUserId, toUserId }: { fromUserId: string; toUserId: string },
  ): Promise<HandoverFacts | null> {
    const scope = accountScope(accountId);
    const account = await this.accounts.find(tx, scope);
    if (!account) return null;
    const [from, to] = [await this.users.find(tx, scope, fromUserId), await this.users.find(tx, scope, toUserId)];
    return { platformId: account.platformId, from: from && contactOf(from), to: to && contactOf(to) };
  }
}

function contactOf({ email, locale, username }: UserEntity): TeamContact {
  return { email, locale, username };
}
