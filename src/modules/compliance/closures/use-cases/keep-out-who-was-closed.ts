import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type AddressGuard } from '../../../accounts/index.js';
import { complianceProblems } from '../../compliance.errors.js';
import { BarredIdentitiesRepository } from '../data/barred-identities.repository.js';
import { namesToAsk } from '../rules/barred-names.js';

/** Whoever was closed for spam does not come back with the same address or domain, also long after everything was deleted. */
@Injectable()
export class KeepOutWhoWasClosed implements AddressGuard, OnModuleInit {
  readonly name = 'keep-out-who-was-closed';

  constructor(
    private readonly accounts: AccountsFacade,
    private readonly barred: BarredIdentitiesRepository,
  ) {}

  onModuleInit(): void {
    this.accounts.registerAddressGuard(this);
  }

  async requireWelcomeIn(tx: Tx, emailNormalised: string): Promise<void> {
    if (await this.barred.isBarred(tx, namesToAsk(emailNormalised))) throw complianceProblems.registration_refused();
  }
}
