import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { INVITATIONS_PER_DAY, LINK_LIFETIMES_MS, MAILS_PER_HOUR } from '../rules/links.js';

interface Invited {
  id: string;
  accountId: string;
}

/** The links that invite people into an account. Only the newest link of a person is good. */
@Injectable()
export class InvitationLinks {
  constructor(private readonly tokens: OneTimeTokens) {}

  expiryAt(now: Instant): Instant {
    return addMs(now, LINK_LIFETIMES_MS.invitation);
  }

  /** 429 when the person, or all the account invited, got as many mails as anybody needs. Answers the id of the link's row. */
  async issueIn(tx: Tx, { id: userId, accountId }: Invited): Promise<string> {
    const scope = accountScope(accountId);
    const toPerson = await this.tokens.countSince(tx, { accountId, userId }, 'invitation', addMs(tx.now, -HOUR_MS));
    if (toPerson >= MAILS_PER_HOUR) throw tooMany(HOUR_MS);
    const ofAccount = await this.tokens.countOfAccount(tx, scope, 'invitation', addMs(tx.now, -DAY_MS));
    if (ofAccount >= INVITATIONS_PER_DAY) throw tooMany(DAY_MS);
    await this.endIn(tx, scope, userId);
    return this.tokens.insert(tx, { accountId, userId }, 'invitation');
  }

  async endIn(tx: Tx, scope: AccountScope, userId: string): Promise<void> {
    await this.tokens.useAllOf(tx, scope, userId, ['invitation']);
  }
}

function tooMany(windowMs: number): Error {
  return platformProblems.rate_limited({ headers: { 'retry-after': String(windowMs / 1000) } });
}
