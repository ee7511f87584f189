import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AuditLog } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import { SecondFactor } from '../../second-factor/index.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import type { StaffEntity } from '../data/staff.entity.js';
import { accountIdOf, personIdOf, type SessionOwner } from '../rules/session-owner.js';
import { signInProblems } from '../sign-in.errors.js';
import { AnnounceFactorChange } from './announce-factor-change.js';
import { FindPeople, type Person } from './find-people.js';
import { Links } from './links.js';
import { ManageStaff } from './manage-staff.js';
import { SessionEnding } from './session-ending.js';

/** What is needed to help somebody in. */
@Injectable()
export class ByHandTools {
  constructor(
    readonly tokens: OneTimeTokens,
    readonly links: Links,
    readonly factor: SecondFactor,
    readonly sessions: SessionEnding,
    readonly announce: AnnounceFactorChange,
    readonly auditLog: AuditLog,
  ) {}
}

export interface StaffMember {
  member: StaffEntity;
  hasSecondFactor: boolean;
}

/**
 * What somebody at the machine itself does for people who cannot come in any more, when no mail gets out or nobody is left who could sign in.
 * It skips no second factor unasked, and each act is in the audit log.
 */
@Injectable()
export class LetInByHand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: FindPeople,
    private readonly staff: ManageStaff,
    private readonly tools: ByHandTools,
  ) {}

  /** The operator's people, newest first. */
  async operators(limit: number): Promise<StaffMember[]> {
    const members = await this.staff.page({ before: null, limit });
    const ids = members.map(({ id }) => id);
    const on = await this.unitOfWork.runAsWorker((tx) => this.tools.factor.onAmongIn(tx, ids));
    return members.map((member) => ({ member, hasSecondFactor: on.has(member.id) }));
  }

  /** Everybody whom an address or a user name may mean. */
  find(login: string): Promise<Person[]> {
    return this.people.find(login);
  }

  /** Somebody with all rights and no password yet: a link is the way in. */
  addOperator(email: string, actor: Actor): Promise<StaffEntity> {
    return this.staff.add({ email, roles: ['operator'] }, actor, () => Promise.resolve());
  }

  /** The token of a link that lets its holder choose a new password, once and for an hour. */
  resetToken(owner: SessionOwner, actor: Actor): Promise<string> {
    const accountId = accountIdOf(owner) ?? SYSTEM_ACCOUNT_ID;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const tokenId = await this.tools.tokens.insert(tx, { accountId, userId: personIdOf(owner) }, 'reset-password');
      await this.recordIn(tx, owner, 'password_link_made', actor, {});
      return this.tools.links.tokenOf('reset-password', tokenId);
    });
  }

  /** The password is still needed; all sessions end, and the person is told by mail. */
  removeSecondFactor(person: Person, reason: string, actor: Actor): Promise<void> {
    const { owner } = person;
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.tools.factor.isOnIn(tx, personIdOf(owner)))) throw signInProblems.totp_not_enrolled();
      await this.tools.factor.removeIn(tx, personIdOf(owner));
      if (owner.kind === 'staff') await this.tools.sessions.endAllOfStaffIn(tx, owner.staffId, 'second_factor_reset');
      else await this.tools.sessions.endAllIn(tx, accountScope(owner.accountId), owner.userId, 'second_factor_reset');
      await this.recordIn(tx, owner, 'totp_removed_by_hand', actor, { totpEnabled: { from: true, to: false }, reason });
      await this.tools.announce.announceIn(tx, person, 'disabled', null);
    });
  }

  private recordIn(
    tx: Tx,
    owner: SessionOwner,
    what: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const type = owner.kind === 'staff' ? 'staff' : 'user';
    return this.tools.auditLog.record(tx, {
      accountId: accountIdOf(owner) ?? SYSTEM_ACCOUNT_ID,
      action: `${type}.${what}`,
      actor,
      target: { type, id: wireId(WIRE_PREFIXES[type], personIdOf(owner)) },
      changes,
    });
  }
}
