import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { FreshCache } from '../../fresh-cache.js';
import { GatesReader } from '../data/gates.reader.js';
import { type AccountGate, accountGate } from '../rules/account-gate.js';

/** The gates of accounts, at most some seconds old in every process. */
@Injectable()
export class AccountGates {
  private readonly cache: FreshCache<AccountGate>;

  constructor(reader: GatesReader, clock: Clock) {
    this.cache = new FreshCache(async (accountIds) => {
      const rows = await reader.read(accountIds, clock.now());
      return new Map(
        rows.map((row) => [
          row.id,
          accountGate({
            ...row,
            confirmedAt: row.confirmed_at,
            grantedTier: row.granted_tier,
            earnedTier: row.earned_tier,
            reviewedTier: row.reviewed_tier,
            riskFlags: row.risk_flags,
            ratePerHour: row.rate_per_hour,
          }),
        ]),
      );
    });
  }

  gatesOf(accountIds: readonly string[]): Promise<Map<string, AccountGate>> {
    return this.cache.getAll(accountIds);
  }

  gateOf(accountId: string): Promise<AccountGate | undefined> {
    return this.cache.get(accountId);
  }

  /** Changes of this process hold here at once; elsewhere the cache runs out. */
  invalidate(accountId: string): void {
    this.cache.forget(accountId);
  }
}
