import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { Problem } from '../../../../kernel/problem.js';
import type { AccountRole } from '../../../../contracts/roles.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Caller, platformProblems } from '../../../../platform/http/index.js';
import {
  type AccountEntity,
  AccountsRepository,
  AuditLog,
  type UserEntity,
  UsersRepository,
} from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import { MANAGED_ROLES, mayManage, type Power } from '../rules/powers.js';
import { ROLE_ABOVE } from '../team.errors.js';

/** Who changes something about the people of an account. */
export interface ManagedBy {
  caller: Caller;
  actor: Actor;
}

/** One change of an account's people, as the audit log will know it, done or refused. */
export interface TeamDeed {
  action: string;
  /** Whom it concerns; null when there is nobody yet. */
  userId: string | null;
  changes?: Record<string, unknown>;
}

/** Attempts that staff, and the account, want to see although they led to nothing. */
const TELLING_REFUSALS = ['forbidden', 'last_owner', 'password_wrong'];

/** Changes of an account's people, one after the other: whoever makes one holds the account's row and is judged by the role he has now. */
@Injectable()
export class TeamAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly auditLog: AuditLog,
  ) {}

  /** Does `work` under the account's lock. A refusal that is telling is written to the audit log, as `<action>_refused`. */
  changing<T>(
    scope: AccountScope,
    by: ManagedBy,
    deed: TeamDeed,
    work: (tx: Tx, account: AccountEntity, power: Power) => Promise<T>,
  ): Promise<T> {
    return this.recordingRefusal(scope, by, deed, () =>
      this.unitOfWork.run(scope, async (tx) => {
        const account = await this.accounts.findForUpdate(tx, scope);
        if (!account) throw platformProblems.not_found();
        return work(tx, account, await this.powerIn(tx, scope, by.caller));
      }),
    );
  }

  /** The same without the lock, for what is judged before. */
  async recordingRefusal<T>(scope: AccountScope, by: ManagedBy, deed: TeamDeed, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Problem && TELLING_REFUSALS.includes(error.code)) {
        const changes = { ...deed.changes, refusal: error.code };
        const refused = { ...deed, action: `${deed.action}_refused`, changes };
        await this.unitOfWork.run(scope, (tx) => this.recordIn(tx, scope, by.actor, refused));
      }
      throw error;
    }
  }

  recordIn(tx: Tx, scope: AccountScope, actor: Actor, { action, userId, changes }: TeamDeed): Promise<void> {
    const target = { type: 'user', id: userId === null ? null : wireId(WIRE_PREFIXES.user, userId) };
    return this.auditLog.record(tx, { accountId: scope.accountId, action, actor, target, changes: changes ?? {} });
  }

  async personIn(tx: Tx, scope: AccountScope, userId: string): Promise<UserEntity> {
    const user = await this.users.find(tx, scope, userId);
    if (!user) throw platformProblems.not_found();
    return user;
  }

  private async powerIn(tx: Tx, scope: AccountScope, caller: Caller): Promise<Power> {
    if (caller.kind === 'key') return 'key';
    const user = caller.kind === 'user' ? await this.users.find(tx, scope, caller.userId) : null;
    if (!user) throw platformProblems.forbidden();
    return user.role;
  }
}

/** 403 when one of the roles is more than this power may give or take. */
export function requirePower(power: Power, ...roles: AccountRole[]): void {
  if (roles.every((role) => mayManage(power, role))) return;
  throw platformProblems.forbidden({ detail: ROLE_ABOVE, extra: { allowedRoles: MANAGED_ROLES[power] } });
}
