import { Injectable } from '@nestjs/common';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type SendingPause, SendingPauses, SpoolFacade } from '../../../spool/index.js';
import { wireId } from '../../../../kernel/ids.js';

const PAGE = 1_000;

/** Staff stop an account's mail where it is: it is accepted on, waits, and goes on in its order. */
@Injectable()
export class PauseSending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pauses: SendingPauses,
    private readonly accounts: AccountsFacade,
    private readonly spool: SpoolFacade,
  ) {}

  of(accountId: string): Promise<SendingPause | null> {
    return this.pauses.of(accountScope(accountId));
  }

  async pause(accountId: string, reason: string, actor: Actor): Promise<SendingPause> {
    const pause = await this.unitOfWork.runAsWorker(async (tx) => {
      const set = await this.pauses.pauseIn(tx, accountScope(accountId), reason, actor.id ?? '');
      await this.accounts.auditIn(tx, {
        accountId,
        action: 'sending.paused',
        actor,
        target: { type: 'account', id: wireId('acc', accountId) },
        changes: { reason },
      });
      return set;
    });
    this.pauses.forget();
    return pause;
  }

  async resume(accountId: string, actor: Actor): Promise<void> {
    const scope = accountScope(accountId);
    await this.unitOfWork.runAsWorker(async (tx) => {
      const ended = await this.pauses.resumeIn(tx, scope);
      if (!ended) return;
      await this.accounts.auditIn(tx, {
        accountId,
        action: 'sending.resumed',
        actor,
        target: { type: 'account', id: wireId('acc', accountId) },
        changes: { reason: ended.reason },
      });
    });
    this.pauses.forget();
    while ((await this.spool.releasePaused(scope, PAGE)) === PAGE);
  }
}
