import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AuditLog, type UserEntity, UsersRepository } from '../../account/index.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { OneTimeTokens, type OneTimeToken } from '../data/one-time-tokens.repository.js';
import { SignInThrottles } from '../data/sign-in-throttles.js';
import { checkPassword } from './check-password.js';
import { Links } from './links.js';
import { SessionEnding } from './session-ending.js';

/** What ends with the old password. */
@Injectable()
export class ResetEffect {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly sessions: SessionEnding,
    private readonly throttles: SignInThrottles,
    private readonly auditLog: AuditLog,
  ) {}

  async applyIn(tx: Tx, user: UserEntity, ip: string): Promise<void> {
    const scope = accountScope(user.accountId);
    const id = wireId(WIRE_PREFIXES.user, user.id);
    await this.tokens.useAllOf(tx, scope, user.id, ['reset-password']);
    await this.sessions.endAllIn(tx, scope, user.id, 'password_reset');
    await this.throttles.forgetIn(tx, [user.username, user.emailNormalised]);
    await this.auditLog.record(tx, {
      accountId: user.accountId,
      action: 'user.password_reset',
      actor: { type: 'user', id, label: user.username, ip },
      target: { type: 'user', id },
    });
  }
}

/** A new password for who holds the link; all sessions and all other reset links end with it. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: Links,
    private readonly hasher: PasswordHasher,
    private readonly users: UsersRepository,
    private readonly effect: ResetEffect,
  ) {}

  async run(token: string, password: string, ip: string, keep: BeforeCommit<void>): Promise<void> {
    await this.unitOfWork.runAsWorker(async (tx) => {
      const user = await this.personIn(tx, await this.links.openIn(tx, 'reset-password', token));
      checkPassword(password, [user.email]);
    });
    const passwordHash = await this.hasher.hash(password);
    await this.unitOfWork.runAsWorker(async (tx) => {
      const link = await this.links.openIn(tx, 'reset-password', token);
      await this.links.useIn(tx, link);
      const user = await this.personIn(tx, link);
      await this.users.update(tx, accountScope(user.accountId), user.id, { passwordHash });
      await this.effect.applyIn(tx, user, ip);
      await keep(tx);
    });
  }

  private async personIn(tx: Tx, link: OneTimeToken): Promise<UserEntity> {
    const user = await this.users.find(tx, accountScope(link.accountId), link.userId);
    if (!user) throw platformProblems.gone();
    return user;
  }
}
