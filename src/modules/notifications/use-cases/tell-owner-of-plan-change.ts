import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { MoveReports } from '../../billing/index.js';
import type { PlanChangeMailName } from '../rules/plan-change-mails.table.js';
import { planChangeValues } from '../rules/plan-change-values.js';
import { SendNotification } from './send-notification.js';

/** A mail to the owner about terms that the operator changes at a renewal; one for each notice. */
@Injectable()
export class TellOwnerOfPlanChange {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly reports: MoveReports,
    private readonly notification: SendNotification,
  ) {}

  async in(tx: Tx, accountId: string, noticeId: string, name: PlanChangeMailName): Promise<void> {
    const owner = await this.accounts.ownerContact(accountId);
    const platform = await this.accounts.platformIdOf(accountId);
    const report = owner && (await this.reports.in(tx, accountId, noticeId));
    if (!owner || platform === null || !report) return;
    const values = planChangeValues(report, platform, owner.locale);
    await this.notification.sendIn(tx, {
      name,
      dedupe: noticeId,
      to: owner.email,
      locale: owner.locale,
      facts: { platform, values },
    });
  }
}
