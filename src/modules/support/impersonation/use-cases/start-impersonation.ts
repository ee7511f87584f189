import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs } from '../../../../kernel/time/instant.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { type Actor, SignInFacade, type StartedImpersonation } from '../../../accounts/index.js';
import { LivingVerifications, VerifyPin } from '../../pin/index.js';
import type { ImpersonationEntity } from '../data/impersonation.entity.js';
import { ImpersonationsRepository } from '../data/impersonations.repository.js';
import { impersonationProblems } from '../impersonation.errors.js';
import type { ImpersonationMode } from '../rules/impersonation.js';
import { ImpersonationTrail } from './impersonation-trail.js';

export interface WantedImpersonation {
  accountId: string;
  /** The owner when null. */
  userId: string | null;
  /** When the agent was given it just now; otherwise he must have been lately. */
  pin: string | null;
  reason: string;
  mode: ImpersonationMode;
  staffId: string;
  actor: Actor;
}

/** The row, and what opens the session, which is shown once. */
export interface Impersonation {
  row: ImpersonationEntity;
  session: StartedImpersonation;
}

/** Lets an agent act in a customer's place, if the customer told him the PIN (T07). */
@Injectable()
export class StartImpersonation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly impersonations: ImpersonationsRepository,
    private readonly verifyPin: VerifyPin,
    private readonly verifications: LivingVerifications,
    private readonly signIn: SignInFacade,
    private readonly trail: ImpersonationTrail,
  ) {}

  async run(wanted: WantedImpersonation, keep: BeforeCommit<Impersonation>): Promise<Impersonation> {
    const staffEmail = (await this.signIn.staff.contactOf(wanted.staffId))?.email ?? '';
    if (wanted.pin !== null) await this.givePin(wanted, wanted.pin);
    const started = await this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.verifications.hasIn(tx, accountScope(wanted.accountId), wanted.staffId))) {
        await this.trail.refusedIn(tx, wanted.accountId, wanted.actor, { mode: wanted.mode, reason: wanted.reason });
        return null;
      }
      const impersonation = await this.startIn(tx, wanted, staffEmail);
      await keep(tx, impersonation);
      return impersonation;
    });
    if (started === null) throw impersonationProblems.support_pin_required();
    return started;
  }

  private async givePin({ accountId, staffId, actor }: WantedImpersonation, pin: string): Promise<void> {
    await this.verifyPin.run({ accountId, staffId, actor, pin, ticketId: null }, () => Promise.resolve());
  }

  private async startIn(tx: Tx, wanted: WantedImpersonation, staffEmail: string): Promise<Impersonation> {
    const id = newId(tx.now);
    const { accountId, userId, staffId, mode, reason, actor } = wanted;
    const session = await this.signIn.staff.impersonations.startIn(tx, {
      ...{ accountId, userId, staffId, mode },
      ip: actor.ip ?? null,
      impersonationId: id,
    });
    if (session === null) {
      throw platformProblems.reference_not_found({
        errors: [{ field: 'userId', code: 'reference_not_found', message: '' }],
      });
    }
    const row: ImpersonationEntity = {
      ...{ id, accountId, staffId, staffEmail, mode, reason },
      userId: session.user.id,
      username: session.user.username,
      sessionId: session.sessionId,
      startedAt: tx.now,
      expiresAt: addMs(tx.now, session.lifetimeMs),
      endedAt: null,
      endReason: null,
    };
    await this.impersonations.insert(tx, row);
    await this.trail.startedIn(tx, row, wanted.actor);
    return { row, session };
  }
}
