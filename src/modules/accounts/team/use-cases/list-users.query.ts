import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type UserEntity, UsersRepository } from '../../account/index.js';
import { SecondFactor } from '../../second-factor/index.js';
import type { TeamMember } from '../rules/team-member.js';

/** The people of an account, invited ones too. */
@Injectable()
export class ListUsers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, page: { before: number | null; limit: number }): Promise<TeamMember[]> {
    return this.unitOfWork.run(scope, async (tx) =>
      this.membersIn(tx, await this.users.page(tx, scope, page.before, page.limit + 1)),
    );
  }

  find(scope: AccountScope, userId: string): Promise<TeamMember | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const user = await this.users.find(tx, scope, userId);
      return user ? this.memberIn(tx, user) : null;
    });
  }

  async memberIn(tx: Tx, user: UserEntity): Promise<TeamMember> {
    return (await this.membersIn(tx, [user]))[0]!;
  }

  private async membersIn(tx: Tx, users: UserEntity[]): Promise<TeamMember[]> {
    const secured = await this.secondFactor.onAmongIn(
      tx,
      users.map((user) => user.id),
    );
    return users.map((user) => ({ user, totpEnabled: secured.has(user.id) }));
  }
}
