import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountProfile } from '../rules/account-profile.js';
import type { RiskFlag } from '../rules/account-trust.js';
import type { AccountStatus } from '../rules/account-status.js';
import type { BlockReason, BlockScope } from '../rules/blocks.js';

export interface GateRow {
  id: string;
  status: AccountStatus;
  confirmed_at: Instant | null;
  profile: AccountProfile;
  granted_tier: number | null;
  earned_tier: number;
  reviewed_tier: number | null;
  risk_flags: RiskFlag[];
  rate_per_hour: number | null;
  blocks: { id: string; reason: BlockReason; scope: BlockScope }[];
}

/** What acceptance and delivery must know of accounts, in one statement for any number of them. */
@Injectable()
export class GatesReader {
  constructor(private readonly pool: HotPool) {}

  async read(accountIds: readonly string[], now: Instant): Promise<GateRow[]> {
    const { rows } = await this.pool.query<GateRow>({
      name: 'account-gates',
      text: `select a.id, a.status, a.confirmed_at, a.profile, a.granted_tier, a.earned_tier, a.reviewed_tier, a.risk_flags, a.rate_per_hour,
          coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'reason', b.reason, 'scope', b.scope) order by b.id)
            from blocks b where b.account_id = a.id and b.lifted_at is null and (b.until_at is null or b.until_at > $2)), '[]') as blocks
        from accounts a where a.id = any($1)`,
      values: [accountIds, toDate(now)],
    });
    return rows;
  }
}
