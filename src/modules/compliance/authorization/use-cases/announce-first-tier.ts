import { Injectable, type OnModuleInit } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, AccountTrust, type EmailConfirmedPart } from '../../../accounts/index.js';

/** With the confirmation an account gets its first tier. */
@Injectable()
export class AnnounceFirstTier implements EmailConfirmedPart, OnModuleInit {
  readonly name = 'announce-first-tier';

  constructor(
    private readonly accounts: AccountsFacade,
    private readonly trust: AccountTrust,
  ) {}

  onModuleInit(): void {
    this.accounts.registerEmailConfirmedPart(this);
  }

  onConfirmedIn(tx: Tx, { accountId }: { accountId: string }): Promise<void> {
    return this.trust.confirmedIn(tx, accountScope(accountId));
  }
}
