import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';

/** True when the account was purged. If not, it must not be purged before `tx` ends. */
export type IsGoneIn = (tx: Tx, accountId: string) => Promise<boolean>;

/**
 * Events outlive the accounts they tell about. Nothing may be written for an account that was purged, so its events are
 * marked as handled and go to nobody, except to consumers that say they want them. Whoever knows accounts registers here.
 */
@Injectable()
export class DepartedAccounts {
  private isGone: IsGoneIn = () => Promise.resolve(false);

  register(isGone: IsGoneIn): void {
    this.isGone = isGone;
  }

  isGoneIn(tx: Tx, accountId: string): Promise<boolean> {
    return this.isGone(tx, accountId);
  }
}
