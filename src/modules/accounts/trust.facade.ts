import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type Tx } from '../../platform/database/tx.js';
import {
  type AccountEntity,
  AccountsRepository,
  ChangeTrust,
  missingFields,
  type TierCause,
  trustedTier,
  type TrustChange,
  TrustFactsReader,
  UsersRepository,
} from './account/index.js';
import type { Actor } from './audit-actor.js';

/** An account as whoever judges its trust sees it. */
export interface TrustedAccount extends Omit<AccountEntity, 'version'> {
  tier: number;
  missingFields: ReturnType<typeof missingFields>;
  /** The owner's address; empty while there is nobody. */
  email: string;
}

/** How far accounts are trusted to send, for the module that judges it. */
@Injectable()
export class AccountTrust {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly facts: TrustFactsReader,
    private readonly trust: ChangeTrust,
  ) {}

  async readIn(tx: Tx, scope: AccountScope): Promise<TrustedAccount | null> {
    const account = await this.accounts.find(tx, scope);
    return account && this.viewIn(tx, account);
  }

  /** The same, locked until the transaction ends. */
  async lockIn(tx: Tx, scope: AccountScope): Promise<TrustedAccount | null> {
    const account = await this.accounts.findForUpdate(tx, scope);
    return account && this.viewIn(tx, account);
  }

  /** Null when there is no such account. A changed tier is announced and, unless staff's own act says it, written down. */
  async changeIn(
    tx: Tx,
    scope: AccountScope,
    change: TrustChange,
    by: { cause: TierCause; actor: Actor },
  ): Promise<TrustedAccount | null> {
    const account = await this.accounts.findForUpdate(tx, scope);
    return account && this.viewIn(tx, await this.trust.applyIn(tx, account, change, by));
  }

  /** Tells what the confirmation that this transaction wrote did to the tier. */
  async confirmedIn(tx: Tx, scope: AccountScope): Promise<void> {
    const account = await this.accounts.find(tx, scope);
    if (account?.confirmedAt !== tx.now) return;
    const by = { cause: 'confirmation', actor: { type: 'system', id: null } } as const;
    await this.trust.tellIn(tx, { ...account, confirmedAt: null }, account, by);
  }

  /** Where an account was signed up from; null when that is not known any more. */
  signUpIpIn(tx: Tx, scope: AccountScope): Promise<string | null> {
    return this.facts.signUpIp(tx, scope);
  }

  /** Whether this address owned an account that was closed for spam. */
  hadClosedForSpamIn(tx: Tx, email: string): Promise<boolean> {
    return this.facts.unscopedHadClosedForSpam(tx, email);
  }

  private async viewIn(tx: Tx, account: AccountEntity): Promise<TrustedAccount> {
    const owner = await this.users.ownerOf(tx, accountScope(account.id));
    return {
      ...account,
      tier: trustedTier(account),
      missingFields: missingFields(account.profile),
      email: owner?.emailNormalised ?? '',
    };
  }
}
