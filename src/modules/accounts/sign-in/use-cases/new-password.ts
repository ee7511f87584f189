import { Injectable } from '@nestjs/common';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsRepository } from '../../account/index.js';
import { BreachedPasswords } from '../adapters/breached-passwords.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { passwordFault } from '../rules/password-policy.js';
import { signInProblems } from '../sign-in.errors.js';
import type { Person } from './find-people.js';

/** Judges a password that somebody chose, and makes what is kept of it. */
@Injectable()
export class NewPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly breached: BreachedPasswords,
    private readonly hasher: PasswordHasher,
  ) {}

  /** 422 naming `field` when it may not be used; `context` are names that a guesser would try first. */
  async hash(password: string, context: readonly string[], field = 'password'): Promise<string> {
    const fault =
      passwordFault(password, context) ?? ((await this.breached.include(password)) ? 'password_too_common' : null);
    if (fault !== null) throw signInProblems[fault]({ errors: [{ field, code: fault, message: '' }] });
    return this.hasher.hash(password);
  }

  /** His address and names, and his organisation's. */
  async contextOf({ owner, email, username }: Person): Promise<string[]> {
    if (owner.kind === 'staff') return [email, username];
    const scope = accountScope(owner.accountId);
    const account = await this.unitOfWork.runAsWorker((tx) => this.accounts.find(tx, scope));
    return [email, username, ...(account ? [account.organization] : [])];
  }
}
