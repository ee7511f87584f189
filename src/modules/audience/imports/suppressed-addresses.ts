import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../platform/database/tx.js';

/** How many of these addresses the account must not write to. */
export type SuppressionCheck = (scope: AccountScope, emails: readonly string[]) => Promise<number>;

/** Who knows which addresses must not be written to registers here; an import only counts them. */
@Injectable()
export class SuppressedAddresses {
  private check: SuppressionCheck | null = null;

  register(check: SuppressionCheck): void {
    this.check = check;
  }

  async countAmong(scope: AccountScope, emails: readonly string[]): Promise<number> {
    return this.check === null || emails.length === 0 ? 0 : this.check(scope, emails);
  }
}
