import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { normaliseEmail, platformIdIn, type UserEntity, UsersRepository } from '../../account/index.js';
import type { SessionOwner } from '../rules/session-owner.js';
import type { StaffEntity } from '../data/staff.entity.js';
import { StaffRepository } from '../data/staff.repository.js';
import { signInProblems } from '../sign-in.errors.js';
import { loginNameOf } from './login-name.js';

/** So many people of one address have their passwords compared; further ones sign in by user name. */
const MAX_COMPARED = 4;

export interface Person {
  owner: SessionOwner;
  /** Of staff the address, for they have no other name. */
  username: string;
  email: string;
  locale: Language;
  emailConfirmed: boolean;
  passwordHash: string | null;
}

/** The people a login name may mean: customers' and the operator's. */
@Injectable()
export class FindPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly staff: StaffRepository,
  ) {}

  find(login: string): Promise<Person[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const email = normaliseEmail(login);
      if (email === null) return (await this.users.unscopedByUsername(tx, loginNameOf(login))).map(userPerson);
      const member = await this.staff.findActiveByEmail(tx, email);
      const users = (await this.users.unscopedByEmail(tx, email)).slice(0, MAX_COMPARED);
      return [...(member ? [staffPerson(member)] : []), ...users.map(userPerson)];
    });
  }

  /** A user name that a purged platform had: it comes back with no password, so there is nothing to hide. */
  async requireNotDeleted(login: string): Promise<void> {
    const platformId = platformIdIn(loginNameOf(login));
    if (platformId === null) return;
    const [account] = await this.unitOfWork.readAsWorker<{ status: string }>(
      'select status from accounts where platform_id = $1',
      [platformId],
    );
    if (account?.status === 'closed') throw signInProblems.platform_deleted();
  }

  /** Somebody whose session is known. */
  async ofOwnerIn(tx: Tx, owner: SessionOwner): Promise<Person | null> {
    if (owner.kind === 'staff') {
      const member = await this.staff.findActive(tx, owner.staffId);
      return member && staffPerson(member);
    }
    const user = await this.users.find(tx, accountScope(owner.accountId), owner.userId);
    return user && userPerson(user);
  }
}

function userPerson(user: UserEntity): Person {
  return {
    owner: { kind: 'user', accountId: user.accountId, userId: user.id },
    username: user.username,
    email: user.email,
    locale: user.locale,
    emailConfirmed: user.emailConfirmedAt !== null,
    passwordHash: user.passwordHash,
  };
}

function staffPerson(member: StaffEntity): Person {
  return {
    owner: { kind: 'staff', staffId: member.id },
    username: member.email,
    email: member.email,
    locale: member.locale,
    emailConfirmed: true,
    passwordHash: member.passwordHash,
  };
}
