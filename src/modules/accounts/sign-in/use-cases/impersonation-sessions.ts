import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import type { AccountRole } from '../../../../platform/http/index.js';
import { AccountsRepository, type UserEntity, UsersRepository } from '../../account/index.js';
import {
  ImpersonationSessionsRepository,
  type NewImpersonationSession,
} from '../data/impersonation-sessions.repository.js';
import { SessionsRepository } from '../data/sessions.repository.js';
import { SessionEnding } from './session-ending.js';
import { TokenPairs } from './token-pairs.js';

/** Long enough to look into something, and over by itself: there is no refresh token. */
export const IMPERSONATION_LIFETIME_MS = 30 * MINUTE_MS;

export interface WantedImpersonation extends Omit<NewImpersonationSession, 'userId'> {
  accountId: string;
  /** The owner when null. */
  userId: string | null;
}

export interface StartedImpersonation {
  sessionId: string;
  accessToken: string;
  lifetimeMs: number;
  account: { id: string; platformId: number; organization: string };
  user: { id: string; username: string; role: AccountRole };
}

/** Sessions in which one of the operator's people acts in a customer's place. Who may have one, support decides. */
@Injectable()
export class ImpersonationSessions {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly impersonations: ImpersonationSessionsRepository,
    private readonly ending: SessionEnding,
    private readonly pairs: TokenPairs,
  ) {}

  /** Null when nobody of the account can be signed in as that person. */
  async startIn(tx: Tx, wanted: WantedImpersonation): Promise<StartedImpersonation | null> {
    const scope = accountScope(wanted.accountId);
    const account = await this.accounts.find(tx, scope);
    const user = await this.personIn(tx, scope, wanted.userId);
    if (!account || account.status === 'closing' || account.status === 'closed' || !user) return null;
    const now = await this.sessions.machineNow(tx);
    const session = { ...wanted, userId: user.id };
    const sessionId = await this.impersonations.insert(tx, scope, session, now, IMPERSONATION_LIFETIME_MS);
    return {
      sessionId,
      accessToken: await this.pairs.accessTokenOf(sessionId, now, IMPERSONATION_LIFETIME_MS),
      lifetimeMs: IMPERSONATION_LIFETIME_MS,
      account: { id: account.id, platformId: account.platformId, organization: account.organization },
      user: { id: user.id, username: user.username, role: user.role },
    };
  }

  endIn(tx: Tx, sessionId: string): Promise<void> {
    return this.ending.endIn(tx, sessionId, 'impersonation_ended');
  }

  /** Of those of these sessions that have ended, how long ago: a person also ends them by changing a password. */
  endedMsAgoIn(tx: Tx, scope: AccountScope, sessionIds: readonly string[]): Promise<Map<string, number>> {
    return this.impersonations.endedMsAgo(tx, scope, sessionIds);
  }

  private async personIn(tx: Tx, scope: AccountScope, userId: string | null): Promise<UserEntity | null> {
    const user = userId === null ? await this.users.ownerOf(tx, scope) : await this.users.find(tx, scope, userId);
    return user?.joinedAt === null ? null : user;
  }
}
