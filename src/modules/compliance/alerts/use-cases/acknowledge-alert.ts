import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { AlertEntity } from '../data/alert.entity.js';
import { AlertsRepository } from '../data/alerts.repository.js';

/** Somebody has looked. The first who did stays named; a second time changes nothing. */
@Injectable()
export class AcknowledgeAlert {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: AlertsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  run(
    alertId: string,
    by: { staffId: string; note: string | null; actor: Actor },
    keep: BeforeCommit<AlertEntity>,
  ): Promise<AlertEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const alert = await this.alerts.unscopedFindForUpdate(tx, alertId);
      if (!alert) throw platformProblems.not_found();
      if (alert.acknowledgedAt === null) {
        const { staffId: acknowledgedBy, note } = by;
        await this.alerts.update(tx, alert, { acknowledgedAt: tx.now, acknowledgedBy, note });
        await this.accounts.auditIn(tx, {
          accountId: alert.accountId,
          action: 'alert.acknowledged',
          actor: by.actor,
          target: { type: 'alert', id: wireId(WIRE_PREFIXES.alert, alert.id) },
          changes: { kind: alert.kind },
        });
      }
      await keep(tx, alert);
      return alert;
    });
  }
}
