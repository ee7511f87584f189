import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { AccountGates } from '../../account/index.js';
import { signInProblems } from '../../sign-in/index.js';

/** Programs come after the person: without a confirmed address there are no keys. */
@Injectable()
export class RequireConfirmed {
  constructor(private readonly gates: AccountGates) {}

  async check(scope: AccountScope): Promise<void> {
    if ((await this.gates.gateOf(scope.accountId))?.emailConfirmed) return;
    this.gates.invalidate(scope.accountId);
    if (!(await this.gates.gateOf(scope.accountId))?.emailConfirmed) throw signInProblems.email_not_confirmed();
  }
}
