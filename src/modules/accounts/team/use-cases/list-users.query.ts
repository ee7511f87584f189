import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type UserEntity, UsersRepository } from '../../account/index.js';
import type { TeamMember } from '../rules/team-member.js';

/** The people of an account, invited ones too. */
@Injectable()
export class ListUsers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, page: { before: number | null; limit: number }): Promise<TeamMember[]> {
    return this.unitOfWork.run(scope, async (tx) =>
      this.membersIn(tx, scope, await this.users.page(tx, scope, page.before, page.limit + 1)),
    );
  }

  find(scope: AccountScope, userId: string): Promise<TeamMember | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const user = await this.users.find(tx, scope, userId);
      return user ? this.memberIn(tx, scope, user) : null;
    });
  }

  async memberIn(tx: Tx, scope: AccountScope, user: UserEntity): Promise<TeamMember> {
    return (await this.membersIn(tx, scope, [user]))[0]!;
  }

  private async membersIn(tx: Tx, scope: AccountScope, users: UserEntity[]): Promise<TeamMember[]> {
    return users.map((user) => ({ user, totpEnabled: false }));
  }
}
