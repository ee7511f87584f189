import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { Quarantine, type SetApart, SpoolFacade } from '../../../spool/index.js';

const GIVEN_UP = 'The message could not be sent: it was interrupted each time it was tried.';

/** What staff decide about deliveries that workers died with. What is not set apart any more is left as it is. */
@Injectable()
export class SettleQuarantine {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly quarantine: Quarantine,
    private readonly accounts: AccountsFacade,
    private readonly spool: SpoolFacade,
  ) {}

  /** Tries it again; three workers more may die of it. */
  async retry(delivery: SetApart, actor: Actor): Promise<void> {
    const laneId = await this.unitOfWork.runAsWorker(async (tx) => {
      const lane = await this.quarantine.releaseIn(tx, delivery.id);
      if (lane !== null) await this.audit(tx, 'delivery.retried', delivery, actor);
      return lane;
    });
    if (laneId !== null) this.spool.wake([laneId]);
  }

  /** Ends it as a bounce, of which its sender hears like of any other. */
  async giveUp(delivery: SetApart, actor: Actor): Promise<void> {
    await this.unitOfWork.runAsWorker(async (tx) => {
      if (await this.quarantine.endIn(tx, delivery.id, GIVEN_UP))
        await this.audit(tx, 'delivery.given_up', delivery, actor);
    });
  }

  private audit(tx: Tx, action: string, { id, accountId, lostWorkers }: SetApart, actor: Actor): Promise<void> {
    const target = { type: 'delivery', id: wireId('dlv', id) };
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes: { lostWorkers } });
  }
}
