import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AuditLog, UsersRepository } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import { SecondFactor } from '../../second-factor/index.js';
import { SessionEnding, signInProblems } from '../../sign-in/index.js';
import type { TeamMember } from '../rules/team-member.js';

/** What a reset touches. */
@Injectable()
export class ResetTools {
  constructor(
    readonly users: UsersRepository,
    readonly secondFactor: SecondFactor,
    readonly sessions: SessionEnding,
    readonly auditLog: AuditLog,
    readonly outbox: Outbox,
  ) {}
}

/**
 * Staff take the second factor from somebody who has lost both it and the recovery codes, after finding out who he is. The
 * password is still needed; all sessions end, the person is told by mail, and the account's log keeps who did it and why.
 */
@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: ResetTools,
  ) {}

  /** @throws not_found, totp_not_enrolled */
  run(
    person: { accountId: string; userId: string },
    by: { actor: Actor; reason: string },
    keep: BeforeCommit<TeamMember>,
  ): Promise<TeamMember> {
    const scope = accountScope(person.accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const user = await this.tools.users.find(tx, scope, person.userId);
      if (!user) throw platformProblems.not_found();
      if (!(await this.tools.secondFactor.isOnIn(tx, user.id))) throw signInProblems.totp_not_enrolled();
      await this.tools.secondFactor.removeIn(tx, user.id);
      await this.tools.sessions.endAllIn(tx, scope, user.id, 'second_factor_reset');
      await this.tools.auditLog.record(tx, {
        accountId: user.accountId,
        action: 'user.totp_reset_by_staff',
        actor: by.actor,
        target: { type: 'user', id: wireId(WIRE_PREFIXES.user, user.id) },
        changes: { totpEnabled: { from: true, to: false }, reason: by.reason },
      });
      await this.tools.outbox.publish(tx, 'person.totp_changed.v1', {
        accountId: user.accountId,
        aggregateId: user.id,
        payload: { person: 'user', personId: user.id, change: 'disabled' },
      });
      const member = { user, totpEnabled: false };
      await keep(tx, member);
      return member;
    });
  }
}
