import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Caller, platformProblems } from '../../../../platform/http/index.js';
import type { SessionOwner } from '../rules/session-owner.js';
import { FindPeople, type Person } from './find-people.js';

/** Whose sign-in it is. Programs have none, and who acts in somebody's place must not touch that person's. */
export function ownerOf(caller: Caller): SessionOwner {
  if (caller.kind === 'staff') return { kind: 'staff', staffId: caller.staffId };
  if (caller.kind === 'key' || caller.impersonatedBy !== undefined) throw platformProblems.forbidden();
  return { kind: 'user', accountId: caller.accountId, userId: caller.userId };
}

/** The person behind a session, for what people may do with their own sign-in. */
@Injectable()
export class OwnPerson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: FindPeople,
  ) {}

  of(caller: Caller): Promise<Person> {
    return this.ofOwner(ownerOf(caller));
  }

  async ofOwner(owner: SessionOwner): Promise<Person> {
    const person = await this.unitOfWork.runAsWorker((tx) => this.people.ofOwnerIn(tx, owner));
    if (!person) throw platformProblems.unauthenticated();
    return person;
  }
}
