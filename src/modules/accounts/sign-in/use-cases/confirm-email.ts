import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { Problem } from '../../../../kernel/problem.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { platformProblems } from '../../../../platform/http/index.js';
import {
  AccountGates,
  AccountsRepository,
  AuditLog,
  type OpenedAccount,
  UsersRepository,
} from '../../account/index.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { Links } from './links.js';
import { checkPassword } from './check-password.js';
import { AccountParts } from './parts.js';

/** What a confirmation changes. */
@Injectable()
export class ConfirmationEffect {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly gates: AccountGates,
    private readonly parts: AccountParts,
    private readonly outbox: Outbox,
    private readonly auditLog: AuditLog,
  ) {}

  async lacksPasswordIn(tx: Tx, person: { accountId: string; userId: string }): Promise<boolean> {
    return (await this.personIn(tx, person)).owner.passwordHash === null;
  }

  async checkPasswordIn(tx: Tx, person: { accountId: string; userId: string }, password: string): Promise<void> {
    const { account, owner } = await this.personIn(tx, person);
    checkPassword(password, [account.organization, owner.email]);
  }

  async applyIn(
    tx: Tx,
    person: { accountId: string; userId: string },
    passwordHash: string | null,
    ip: string,
  ): Promise<OpenedAccount> {
    const scope = accountScope(person.accountId);
    const { account, owner } = await this.personIn(tx, person);
    const change = { emailConfirmedAt: tx.now, ...(passwordHash === null ? {} : { passwordHash }) };
    await this.users.update(tx, scope, owner.id, change);
    if (owner.role === 'owner' && account.confirmedAt === null) {
      await this.accounts.update(tx, account, {
        confirmedAt: tx.now,
        ...(account.status === 'pending' ? { status: 'active' } : {}),
      });
    }
    await this.parts.confirmedIn(tx, { ...person, email: owner.email });
    await this.announceIn(tx, person, owner.username, ip);
    return { account, owner: Object.assign(owner, change) };
  }

  private async announceIn(
    tx: Tx,
    person: { accountId: string; userId: string },
    username: string,
    ip: string,
  ): Promise<void> {
    const id = wireId(WIRE_PREFIXES.user, person.userId);
    await this.outbox.publish(tx, 'user.email_confirmed.v1', {
      accountId: person.accountId,
      aggregateId: person.userId,
      payload: { userId: person.userId },
    });
    await this.auditLog.record(tx, {
      accountId: person.accountId,
      action: 'user.email_confirmed',
      actor: { type: 'user', id, label: username, ip },
      target: { type: 'user', id },
    });
    tx.afterCommit(() => this.gates.invalidate(person.accountId));
  }

  private async personIn(tx: Tx, person: { accountId: string; userId: string }): Promise<OpenedAccount> {
    const scope = accountScope(person.accountId);
    const account = await this.accounts.findForUpdate(tx, scope);
    const owner = await this.users.find(tx, scope, person.userId);
    if (!account || !owner || account.status === 'closed') throw platformProblems.gone();
    return { account, owner };
  }
}

/** Proves that the mailbox is read by who signed up; the owner's confirmation activates the account. */
@Injectable()
export class ConfirmEmail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: Links,
    private readonly hasher: PasswordHasher,
    private readonly confirmation: ConfirmationEffect,
  ) {}

  async needsPassword(token: string): Promise<boolean> {
    try {
      return await this.unitOfWork.runAsWorker(async (tx) =>
        this.confirmation.lacksPasswordIn(tx, await this.links.openIn(tx, 'confirm-email', token)),
      );
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  async run(
    token: string,
    password: string | undefined,
    ip: string,
    keep: BeforeCommit<OpenedAccount>,
  ): Promise<OpenedAccount> {
    await this.unitOfWork.runAsWorker(async (tx) => {
      const link = await this.links.openIn(tx, 'confirm-email', token);
      if (password !== undefined) await this.confirmation.checkPasswordIn(tx, link, password);
    });
    const passwordHash = password === undefined ? null : await this.hasher.hash(password);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const link = await this.links.openIn(tx, 'confirm-email', token);
      await this.links.useIn(tx, link);
      const opened = await this.confirmation.applyIn(tx, link, passwordHash, ip);
      await keep(tx, opened);
      return opened;
    });
  }
}
