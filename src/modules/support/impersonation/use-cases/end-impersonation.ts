import { Injectable } from '@nestjs/common';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Actor, SignInFacade } from '../../../accounts/index.js';
import { ImpersonationsRepository } from '../data/impersonations.repository.js';
import type { EndReason } from '../rules/impersonation.js';
import { ImpersonationTrail } from './impersonation-trail.js';

/** Ends an impersonation: here at once, in every other process within seconds. What has ended stays ended. */
@Injectable()
export class EndImpersonation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly impersonations: ImpersonationsRepository,
    private readonly signIn: SignInFacade,
    private readonly trail: ImpersonationTrail,
  ) {}

  asCustomer(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, (tx) => this.endIn(tx, scope, id, actor, 'ended_by_customer'));
  }

  asStaff(accountId: string, id: string, actor: Actor): Promise<void> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker((tx) => this.endIn(tx, scope, id, actor, 'ended_by_staff'));
  }

  private async endIn(tx: Tx, scope: AccountScope, id: string, actor: Actor, reason: EndReason): Promise<void> {
    const row = await this.impersonations.findForUpdate(tx, scope, id);
    if (!row || row.endedAt !== null) return;
    await this.impersonations.end(tx, row, reason, tx.now);
    await this.signIn.staff.impersonations.endIn(tx, row.sessionId);
    await this.trail.endedIn(tx, row, actor);
  }
}
