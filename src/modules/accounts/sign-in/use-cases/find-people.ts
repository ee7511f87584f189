import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { normaliseEmail, type UserEntity, UsersRepository } from '../../account/index.js';
import type { SessionOwner } from '../data/sessions.repository.js';
import type { StaffEntity } from '../data/staff.entity.js';
import { StaffRepository } from '../data/staff.repository.js';

/** So many people of one address have their passwords compared; further ones sign in by user name. */
const MAX_COMPARED = 4;

export interface Person {
  owner: SessionOwner;
  username: string;
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

  /** One spelling for all ways to write the same name; what the throttle counts by. */
  loginNameOf(login: string): string {
    return normaliseEmail(login) ?? login.normalize('NFC').trim().toLowerCase();
  }

  find(login: string): Promise<Person[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const email = normaliseEmail(login);
      if (email === null) return (await this.users.unscopedByUsername(tx, this.loginNameOf(login))).map(userPerson);
      const member = await this.staff.findActiveByEmail(tx, email);
      const users = (await this.users.unscopedByEmail(tx, email)).slice(0, MAX_COMPARED);
      return [...(member ? [staffPerson(member)] : []), ...users.map(userPerson)];
    });
  }
}

function userPerson(user: UserEntity): Person {
  return {
    owner: { kind: 'user', accountId: user.accountId, userId: user.id },
    username: user.username,
    emailConfirmed: user.emailConfirmedAt !== null,
    passwordHash: user.passwordHash,
  };
}

function staffPerson(member: StaffEntity): Person {
  return {
    owner: { kind: 'staff', staffId: member.id },
    username: member.email,
    emailConfirmed: true,
    passwordHash: member.passwordHash,
  };
}
