import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BillingFacade } from '../../../billing/index.js';
import { QuotaFacade } from '../../../quota/index.js';
import { SpoolFacade } from '../../../spool/index.js';

const PAGE = 200;

/** Mail beyond an account's speed goes on a minute's worth at a time, at the speed that holds then. */
@Injectable()
export class ReleasePacedMail implements DueSource, OnModuleInit {
  readonly name = 'release-paced-mail';
  readonly rank = RANK.sending + 1;

  constructor(
    private readonly spool: SpoolFacade,
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly quota: QuotaFacade,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.spool.nextPace();
  }

  async runDue(at: Instant): Promise<void> {
    for (;;) {
      const accountIds = await this.spool.pacedAccounts(at, PAGE);
      if (accountIds.length === 0) return;
      const [gates, entitlements] = await Promise.all([
        this.accounts.gatesOf(accountIds),
        this.billing.entitlementsOf(accountIds),
      ]);
      const rateOf = (id: string): number | null =>
        this.quota.rateOf(gates.get(id)?.ratePerHour ?? null, entitlements.get(id) ?? [], at);
      await this.spool.pace(at, new Map(accountIds.map((id) => [id, rateOf(id)])));
      if (accountIds.length < PAGE) return;
    }
  }
}
