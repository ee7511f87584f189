import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BillingFacade } from '../../../billing/index.js';
import { QuotaFacade } from '../../../quota/index.js';
import { BulkSteering } from '../../../spool/index.js';

const PAGE = 50;

/** Messages that were accepted for a later time go on when it has come, at the speed that holds then. Their quota is taken already. */
@Injectable()
export class LetDueBulksGo implements DueSource, OnModuleInit {
  readonly name = 'let-due-bulks-go';
  readonly rank = RANK.sending;

  constructor(
    private readonly spool: BulkSteering,
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly quota: QuotaFacade,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.spool.nextDue();
  }

  async runDue(at: Instant): Promise<void> {
    for (;;) {
      const messages = await this.spool.dueAt(at, PAGE);
      const accountIds = [...new Set(messages.map(({ accountId }) => accountId))];
      const [gates, entitlements] = await Promise.all([
        this.accounts.gatesOf(accountIds),
        this.billing.entitlementsOf(accountIds),
      ]);
      for (const { messageId, accountId, isPaused } of messages) {
        const byStaff = gates.get(accountId)?.ratePerHour ?? null;
        const rate = this.quota.rateOf(byStaff, entitlements.get(accountId) ?? [], at);
        await this.spool.letDueGo(at, messageId, rate, isPaused);
      }
      if (messages.length < PAGE) return;
    }
  }
}
