import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { callbackProblems } from '../callbacks.errors.js';
import { CallbacksRepository } from '../data/callbacks.repository.js';
import type { Callback, CallbackOutcome } from '../rules/callback.js';
import { CallbackTrail } from './callback-trail.js';

/** Ends a call-back: its customer gives it up, and the place is free again; or staff say how the call went. */
@Injectable()
export class CloseCallback {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly callbacks: CallbacksRepository,
    private readonly trail: CallbackTrail,
  ) {}

  cancel(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const end = { status: 'cancelled', outcome: null, note: null } as const;
      await this.trail.cancelledIn(tx, await this.endIn(tx, scope, id, end), actor);
    });
  }

  complete(
    { accountId, id }: Callback,
    { outcome, note }: { outcome: CallbackOutcome; note: string | null },
    actor: Actor,
    keep: BeforeCommit<Callback>,
  ): Promise<Callback> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ended = await this.endIn(tx, accountScope(accountId), id, { status: 'completed', outcome, note });
      await this.trail.completedIn(tx, ended, actor);
      await keep(tx, ended);
      return ended;
    });
  }

  private async endIn(
    tx: Tx,
    scope: AccountScope,
    id: string,
    end: Pick<Callback, 'status' | 'outcome' | 'note'>,
  ): Promise<Callback> {
    const callback = await this.callbacks.findForUpdate(tx, scope, id);
    if (!callback) throw platformProblems.not_found();
    if (callback.status !== 'requested') throw callbackProblems.callback_closed();
    await this.callbacks.close(tx, callback, end);
    return { ...callback, ...end, closedAt: tx.now };
  }
}
