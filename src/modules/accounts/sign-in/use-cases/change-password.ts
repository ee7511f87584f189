import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { PasswordsRepository } from '../data/passwords.repository.js';
import { accountIdOf, personIdOf } from '../rules/session-owner.js';
import { signInProblems } from '../sign-in.errors.js';
import type { Person } from './find-people.js';
import { NewPassword } from './new-password.js';
import { OwnPassword } from './own-password.js';
import { SessionEnding } from './session-ending.js';
import { SignInTrail, type Traced } from './sign-in-trail.js';

/** What ends with an old password, however it came to a new one. */
@Injectable()
export class PasswordChangeEffect {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly sessions: SessionEnding,
    private readonly trail: SignInTrail,
    private readonly outbox: Outbox,
  ) {}

  async applyIn(
    tx: Tx,
    person: Traced,
    how: { action: 'password_changed' | 'password_reset'; keptSession: string | null; ip: string },
  ): Promise<void> {
    const personId = personIdOf(person.owner);
    const accountId = accountIdOf(person.owner) ?? SYSTEM_ACCOUNT_ID;
    await this.tokens.useAllOf(tx, accountScope(accountId), personId, ['reset-password', 'change-email']);
    await this.sessions.endOthersIn(tx, person.owner, how.keptSession, how.action);
    await this.trail.recordIn(tx, person, how.action, how.ip);
    await this.outbox.publish(tx, 'person.password_changed.v1', {
      accountId,
      aggregateId: personId,
      payload: { person: person.owner.kind, personId },
    });
  }
}

/** A new password in place of one that is known. The session that asks stays; the others, and open links, end. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownPassword: OwnPassword,
    private readonly newPassword: NewPassword,
    private readonly passwords: PasswordsRepository,
    private readonly effect: PasswordChangeEffect,
  ) {}

  async run(
    person: Person,
    wanted: { current: string; new: string; sessionId: string | null; ip: string },
    keep: BeforeCommit<void>,
  ): Promise<void> {
    await this.ownPassword.requireOf(person, wanted.current, wanted.ip);
    const passwordHash = await this.newPassword.hash(wanted.new, await this.newPassword.contextOf(person), 'new');
    await this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.passwords.replace(tx, person.owner, person.passwordHash, passwordHash)))
        throw signInProblems.password_wrong();
      const how = { action: 'password_changed' as const, keptSession: wanted.sessionId, ip: wanted.ip };
      await this.effect.applyIn(tx, person, how);
      await keep(tx);
    });
  }
}
