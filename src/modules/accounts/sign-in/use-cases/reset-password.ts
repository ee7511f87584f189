import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { OneTimeToken } from '../data/one-time-tokens.repository.js';
import { PasswordsRepository } from '../data/passwords.repository.js';
import { SignInThrottles } from '../data/sign-in-throttles.js';
import { PasswordChangeEffect } from './change-password.js';
import { FindPeople, type Person } from './find-people.js';
import { Links } from './links.js';
import { loginNameOf } from './login-name.js';
import { NewPassword } from './new-password.js';

/** Who a reset link belongs to, and what a reset does. */
@Injectable()
export class ResetEffect {
  constructor(
    private readonly people: FindPeople,
    private readonly passwords: PasswordsRepository,
    private readonly throttles: SignInThrottles,
    private readonly effect: PasswordChangeEffect,
  ) {}

  /** Links of staff stand under the installation's own account. */
  async personIn(tx: Tx, { accountId, userId }: OneTimeToken): Promise<Person> {
    const person = await this.people.ofOwnerIn(
      tx,
      accountId === SYSTEM_ACCOUNT_ID ? { kind: 'staff', staffId: userId } : { kind: 'user', accountId, userId },
    );
    if (!person) throw platformProblems.gone();
    return person;
  }

  /** The count of wrong passwords is forgotten with them; that of wrong codes stays, for no code was shown. */
  async applyIn(tx: Tx, person: Person, passwordHash: string, ip: string): Promise<void> {
    await this.passwords.set(tx, person.owner, passwordHash);
    await this.effect.applyIn(tx, person, { action: 'password_reset', keptSession: null, ip });
    await this.throttles.forgetIn(tx, [loginNameOf(person.username), loginNameOf(person.email)]);
  }
}

/** A new password for who holds the link; all sessions and all other links end with it. No second factor is skipped. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: Links,
    private readonly newPassword: NewPassword,
    private readonly effect: ResetEffect,
  ) {}

  async run(token: string, password: string, ip: string, keep: BeforeCommit<void>): Promise<void> {
    const person = await this.unitOfWork.runAsWorker(async (tx) =>
      this.effect.personIn(tx, await this.links.openIn(tx, 'reset-password', token)),
    );
    const passwordHash = await this.newPassword.hash(password, await this.newPassword.contextOf(person));
    await this.unitOfWork.runAsWorker(async (tx) => {
      const link = await this.links.openIn(tx, 'reset-password', token);
      await this.links.useIn(tx, link);
      await this.effect.applyIn(tx, await this.effect.personIn(tx, link), passwordHash, ip);
      await keep(tx);
    });
  }
}
