import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type AccountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository, AuditLog, type OpenedAccount, UsersRepository } from '../../account/index.js';
import { Links, NewPassword } from '../../sign-in/index.js';

/** What joining changes. */
@Injectable()
export class Joining {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly auditLog: AuditLog,
  ) {}

  async findIn(tx: Tx, person: { accountId: string; userId: string }): Promise<OpenedAccount> {
    return this.openIn(tx, person, await this.accounts.find(tx, accountScope(person.accountId)));
  }

  /** Under the account's lock, where seats are counted and people are removed. */
  async lockIn(tx: Tx, person: { accountId: string; userId: string }): Promise<OpenedAccount> {
    return this.openIn(tx, person, await this.accounts.findForUpdate(tx, accountScope(person.accountId)));
  }

  async applyIn(tx: Tx, scope: AccountScope, joining: OpenedAccount, passwordHash: string, ip: string): Promise<void> {
    const { owner: user } = joining;
    const change = { joinedAt: tx.now, emailConfirmedAt: tx.now, invitationExpiresAt: null, passwordHash };
    await this.users.update(tx, scope, user.id, change);
    Object.assign(user, change);
    const id = wireId(WIRE_PREFIXES.user, user.id);
    await this.auditLog.record(tx, {
      accountId: scope.accountId,
      action: 'user.joined',
      actor: { type: 'user', id, label: user.username, ip },
      target: { type: 'user', id },
      changes: { status: { from: 'invited', to: 'active' } },
    });
  }

  private async openIn(
    tx: Tx,
    person: { accountId: string; userId: string },
    account: OpenedAccount['account'] | null,
  ): Promise<OpenedAccount> {
    const owner = await this.users.find(tx, accountScope(person.accountId), person.userId);
    const open = account !== null && account.status !== 'closing' && account.status !== 'closed';
    if (!open || owner === null || owner.joinedAt !== null) throw platformProblems.gone();
    return { account, owner };
  }
}

/** Lets the person in who holds the link, with a password of his own. The link proves that he reads the mail of the address. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: Links,
    private readonly newPassword: NewPassword,
    private readonly joining: Joining,
  ) {}

  async run(token: string, password: string, ip: string, keep: BeforeCommit<OpenedAccount>): Promise<OpenedAccount> {
    const context = await this.unitOfWork.runAsWorker(async (tx) => {
      const { account, owner } = await this.joining.findIn(tx, await this.links.openIn(tx, 'invitation', token));
      return [account.organization, owner.email];
    });
    const passwordHash = await this.newPassword.hash(password, context);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const link = await this.links.openIn(tx, 'invitation', token);
      const joined = await this.joining.lockIn(tx, link);
      await this.links.useIn(tx, link);
      await this.joining.applyIn(tx, accountScope(link.accountId), joined, passwordHash, ip);
      await keep(tx, joined);
      return joined;
    });
  }
}
