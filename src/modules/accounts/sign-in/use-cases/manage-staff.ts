import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems, type StaffRole } from '../../../../platform/http/index.js';
import { AuditLog, normaliseEmail } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import type { StaffEntity } from '../data/staff.entity.js';
import { StaffRepository } from '../data/staff.repository.js';
import { signInProblems } from '../sign-in.errors.js';
import { NewPassword } from './new-password.js';
import { SessionEnding } from './session-ending.js';

/** The operator's people and what they may do. */
@Injectable()
export class ManageStaff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly newPassword: NewPassword,
    private readonly staff: StaffRepository,
    private readonly sessions: SessionEnding,
    private readonly auditLog: AuditLog,
  ) {}

  async add(
    wanted: { email: string; password?: string; roles: StaffRole[] },
    actor: Actor,
    keep: BeforeCommit<StaffEntity>,
  ): Promise<StaffEntity> {
    const emailNormalised = normaliseEmail(wanted.email);
    if (emailNormalised === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
    }
    const passwordHash =
      wanted.password === undefined ? null : await this.newPassword.hash(wanted.password, [wanted.email]);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const member: StaffEntity = {
        id: newId(tx.now),
        email: wanted.email.trim(),
        emailNormalised,
        passwordHash,
        roles: [...new Set(wanted.roles)],
        locale: 'en',
        createdAt: tx.now,
        lastLoginAt: null,
        disabledAt: null,
      };
      if (!(await this.staff.insert(tx, member))) throw signInProblems.user_exists();
      await this.record(tx, member, 'staff.added', actor, { email: member.email, roles: member.roles });
      await keep(tx, member);
      return member;
    });
  }

  /** What he may do from now on; open sessions notice within seconds. */
  changeRoles(id: string, wanted: StaffRole[], actor: Actor): Promise<StaffEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const roles = [...new Set(wanted)];
      const member = await this.required(tx, id);
      if (!roles.includes('operator')) await this.requireOtherOperator(tx, member);
      await this.staff.update(tx, id, { roles });
      await this.record(tx, member, 'staff.roles_changed', actor, { roles: { from: member.roles, to: roles } });
      return Object.assign(member, { roles });
    });
  }

  /** He cannot sign in any more, and what he has open ends. */
  remove(id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const member = await this.required(tx, id);
      await this.requireOtherOperator(tx, member);
      await this.staff.update(tx, id, { disabledAt: tx.now });
      await this.record(tx, member, 'staff.removed', actor, {
        email: { from: member.email, to: null },
        roles: { from: member.roles, to: null },
      });
      await this.sessions.endAllOfStaffIn(tx, id, 'removed');
    });
  }

  private record(
    tx: Tx,
    member: StaffEntity,
    action: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'staff', id: wireId(WIRE_PREFIXES.staff, member.id) };
    return this.auditLog.record(tx, { accountId: SYSTEM_ACCOUNT_ID, action, actor, target, changes });
  }

  private async required(tx: Tx, id: string): Promise<StaffEntity> {
    const member = await this.staff.findActive(tx, id);
    if (!member) throw platformProblems.not_found();
    return member;
  }

  /** An installation without an operator could not be repaired by anybody. */
  private async requireOtherOperator(tx: Tx, member: StaffEntity): Promise<void> {
    if (member.roles.includes('operator') && (await this.staff.lockOtherOperators(tx, member.id)) === 0) {
      throw signInProblems.last_operator();
    }
  }

  find(id: string): Promise<StaffEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.staff.findActive(tx, id));
  }

  /** Newest first; one row more than `limit`. */
  page(page: { before: string | null; limit: number }): Promise<StaffEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.staff.page(tx, page.before, page.limit + 1));
  }
}
