import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { platformProblems } from '../../../../platform/http/index.js';
import {
  AccountGates,
  AccountsRepository,
  AuditLog,
  type OpenedAccount,
  UsersRepository,
} from '../../account/index.js';
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

  /** Names that a guesser of his password would try first. */
  async contextIn(tx: Tx, person: { accountId: string; userId: string }): Promise<string[]> {
    const { account, owner } = await this.personIn(tx, person);
    return [account.organization, owner.email, owner.username];
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
