import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountBlocks, AccountTrust, type TrustedAccount } from '../../../accounts/index.js';
import { BillingFacade } from '../../../billing/index.js';
import { type Limit, QuotaFacade, type Unlock } from '../../../quota/index.js';
import { BulkPermission, type BulkVerdict } from '../../bulk/index.js';
import { cleanDays, cleanSends, type EarningFacts, scoreOf } from '../../record/index.js';
import { ReadReviews, type ReviewEntity } from '../../reviews/index.js';
import { type Missing, whatIsMissing } from '../rules/what-is-missing.js';
import { JudgeEarnedTier } from './judge-earned-tier.js';

export interface Authorization {
  tier: number;
  score: number;
  missing: Missing[];
  unlocks: Unlock[];
  /** What the tier allows by itself. */
  tierCaps: { perHour: number | null; perDay: number | null };
  /** Everything that limits now. */
  limits: Limit[];
  ratePerHour: number | null;
  blockIds: string[];
  review: ReviewEntity | null;
  bulk: BulkVerdict;
}

/** What an account is trusted with, and what it has bought: both limit what it sends. */
@Injectable()
export class AuthorizationSources {
  constructor(
    readonly trust: AccountTrust,
    readonly blocks: AccountBlocks,
    readonly billing: BillingFacade,
    readonly quota: QuotaFacade,
    readonly bulk: BulkPermission,
  ) {}
}

interface Known {
  account: TrustedAccount;
  earning: EarningFacts;
  review: ReviewEntity | null;
  blockIds: string[];
}

/** What an account may send now, what of it is used, and how it gets further. */
@Injectable()
export class ReadAuthorization {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: AuthorizationSources,
    private readonly judge: JudgeEarnedTier,
    private readonly reviews: ReadReviews,
  ) {}

  async run(scope: AccountScope, subscriptionId: string | null): Promise<Authorization> {
    const { billing, quota } = this.sources;
    const known = await this.known(scope);
    const { account, earning, review, blockIds } = known;
    const entitlements = await billing.freshEntitlementsOf(scope.accountId);
    const entitlement = entitlements.find((one) => one.subscriptionId === subscriptionId) ?? entitlements[0];
    const gate = { tier: account.tier, missingFields: account.missingFields, tierFixed: account.grantedTier !== null };
    const { unlocks, ...tierCaps } = quota.tierOf(gate, entitlement?.free ?? true);
    return {
      tier: account.tier,
      score: scoreOf({ ...account, emailConfirmed: account.confirmedAt !== null }),
      missing: missingOf(account, earning),
      unlocks,
      tierCaps,
      limits: entitlement ? await quota.limitsOf(scope, entitlement, gate, earning.now) : [],
      ratePerHour: quota.rateOf(account.ratePerHour, entitlements, earning.now),
      blockIds,
      review,
      bulk: await this.sources.bulk.of(scope),
    };
  }

  private known(scope: AccountScope): Promise<Known> {
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.sources.trust.readIn(tx, scope);
      if (!account) throw platformProblems.not_found();
      const open = await this.sources.blocks.openIn(tx, scope);
      return {
        account,
        earning: await this.judge.factsIn(tx, scope, account.earnedTier),
        review: await this.reviews.latestIn(tx, scope),
        blockIds: open.filter((block) => block.scope !== 'campaigns').map((block) => block.id),
      };
    });
  }
}

function missingOf(account: TrustedAccount, earning: EarningFacts): Missing[] {
  return whatIsMissing({
    tier: account.tier,
    needsPerson: account.grantedTier !== null || (account.riskFlags.length > 0 && account.reviewedTier === null),
    missingFields: account.missingFields,
    domainAuthenticated: earning.domainAuthenticated,
    cleanSends: cleanSends(earning.life),
    cleanDays: cleanDays(earning),
  });
}
