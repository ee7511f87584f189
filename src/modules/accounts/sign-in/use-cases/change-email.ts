import { Injectable } from '@nestjs/common';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository, normaliseEmail, type OpenedAccount, UsersRepository } from '../../account/index.js';
import { type OneTimeToken, OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { MAILS_PER_HOUR } from '../rules/links.js';
import { signInProblems } from '../sign-in.errors.js';
import { ConfirmationEffect } from './confirmation-effect.js';
import type { Person } from './find-people.js';
import { OwnPassword } from './own-password.js';
import { AccountParts } from './parts.js';
import { SignInTrail } from './sign-in-trail.js';

/** Asks the owner of a new address. Until he answers nothing changes; whether anybody else uses it nobody learns. */
@Injectable()
export class RequestEmailChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownPassword: OwnPassword,
    private readonly tokens: OneTimeTokens,
    private readonly trail: SignInTrail,
    private readonly outbox: Outbox,
    private readonly parts: AccountParts,
  ) {}

  async run(
    person: Person,
    wanted: { email: string; password: string; ip: string },
    keep: BeforeCommit<void>,
  ): Promise<void> {
    const { owner } = person;
    const emailNormalised = normaliseEmail(wanted.email);
    if (owner.kind !== 'user') throw platformProblems.forbidden();
    if (emailNormalised === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
    }
    await this.ownPassword.requireOf(person, wanted.password, wanted.ip);
    await this.unitOfWork.run(accountScope(owner.accountId), async (tx) => {
      await this.requireFewIn(tx, owner);
      await this.parts.requireWelcomeIn(tx, emailNormalised);
      const addresses = { email: wanted.email.trim(), emailNormalised, previousEmail: person.email };
      await this.tokens.useAllOf(tx, accountScope(owner.accountId), owner.userId, ['change-email']);
      const tokenId = await this.tokens.insert(tx, owner, 'change-email', addresses);
      await this.outbox.publish(tx, 'user.email_change_requested.v1', {
        accountId: owner.accountId,
        aggregateId: owner.userId,
        payload: { userId: owner.userId, tokenId },
      });
      const change = { from: person.email, to: addresses.email };
      await this.trail.recordIn(tx, person, 'email_change_requested', wanted.ip, { email: change });
      await keep(tx);
    });
  }

  private async requireFewIn(tx: Tx, owner: { accountId: string; userId: string }): Promise<void> {
    const made = await this.tokens.countSince(tx, owner, 'change-email', addMs(tx.now, -HOUR_MS));
    if (made >= MAILS_PER_HOUR)
      throw platformProblems.rate_limited({ headers: { 'retry-after': String(HOUR_MS / 1000) } });
  }
}

/** The new address was proved. Links that went to the old one die; sender addresses stay what they are. */
@Injectable()
export class EmailChangeEffect {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly tokens: OneTimeTokens,
    private readonly confirmation: ConfirmationEffect,
    private readonly trail: SignInTrail,
    private readonly outbox: Outbox,
  ) {}

  async applyIn(tx: Tx, link: OneTimeToken, ip: string): Promise<OpenedAccount> {
    const { accountId, userId } = link;
    if (link.email === null || link.emailNormalised === null) throw platformProblems.gone();
    const scope = accountScope(accountId);
    // Under the account's lock, like invitations: an address is in an account once.
    await this.accounts.findForUpdate(tx, scope);
    const user = await this.users.find(tx, scope, userId);
    if (!user) throw platformProblems.gone();
    const holder = await this.users.findByEmail(tx, scope, link.emailNormalised);
    if (holder && holder.id !== userId) throw signInProblems.user_exists();
    await this.users.update(tx, scope, userId, { email: link.email, emailNormalised: link.emailNormalised });
    await this.tokens.endAllOf(tx, scope, userId);
    const person = { owner: { kind: 'user' as const, accountId, userId }, username: user.username };
    await this.trail.recordIn(tx, person, 'email_changed', ip, { email: { from: user.email, to: link.email } });
    await this.outbox.publish(tx, 'user.email_changed.v1', {
      accountId,
      aggregateId: userId,
      payload: { userId, tokenId: link.id },
    });
    return this.confirmation.applyIn(tx, link, null, ip);
  }
}
