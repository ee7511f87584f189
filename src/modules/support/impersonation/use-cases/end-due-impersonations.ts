import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { SignInFacade } from '../../../accounts/index.js';
import type { ImpersonationEntity } from '../data/impersonation.entity.js';
import { ImpersonationsRepository } from '../data/impersonations.repository.js';
import { asItIs } from '../rules/impersonation.js';
import { ImpersonationTrail } from './impersonation-trail.js';

const BATCH = 100;

/** Writes down the end of impersonations whose time is over, and of those that ended with their session before. */
@Injectable()
export class EndDueImpersonations implements DueSource, OnModuleInit {
  readonly name = 'end-due-impersonations';
  readonly rank = RANK.accounts;

  constructor(
    private readonly dueSources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly impersonations: ImpersonationsRepository,
    private readonly signIn: SignInFacade,
    private readonly trail: ImpersonationTrail,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.impersonations.unscopedNextEnd();
  }

  async runDue(at: Instant): Promise<void> {
    let ended = BATCH;
    while (ended === BATCH) ended = await this.unitOfWork.runAsWorker((tx) => this.endBatch(tx, at));
  }

  private async endBatch(tx: Tx, at: Instant): Promise<number> {
    const due = await this.impersonations.unscopedLockDue(tx, at, BATCH);
    for (const row of due) await this.endOneIn(tx, row, at);
    return due.length;
  }

  private async endOneIn(tx: Tx, row: ImpersonationEntity, at: Instant): Promise<void> {
    const sessions = this.signIn.staff.impersonations;
    const ended = await sessions.endedMsAgoIn(tx, accountScope(row.accountId), [row.sessionId]);
    const { endReason, endedAt } = asItIs(row, ended.get(row.sessionId) ?? null, at);
    await this.impersonations.end(tx, row, endReason ?? 'expired', endedAt ?? row.expiresAt);
    await sessions.endIn(tx, row.sessionId);
    await this.trail.endedIn(tx, row, { type: 'system', id: null });
  }
}
