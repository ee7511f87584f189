import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { UsersRepository } from '../../account/index.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { signInProblems } from '../sign-in.errors.js';
import { GuardedGuess } from './guarded-guess.js';

/** Before what cannot be taken back, somebody who is signed in shows once more that it is he. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly hasher: PasswordHasher,
    private readonly guesses: GuardedGuess,
  ) {}

  /** 403 when it is wrong; guesses count with those at the front door, so a stolen session tries no more than a stranger. */
  async require(scope: AccountScope, userId: string, password: string): Promise<void> {
    const user = await this.unitOfWork.run(scope, (tx) => this.users.find(tx, scope, userId));
    if (!user) throw platformProblems.unauthenticated();
    const guess = await this.guesses.run(user.username, async () => {
      const right = await this.hasher.verify(user.passwordHash, password);
      return { right, result: right };
    });
    if (guess.kind === 'throttled') {
      throw signInProblems.too_many_attempts({ headers: { 'retry-after': String(guess.retryAfterS) } });
    }
    if (!guess.result) throw signInProblems.password_wrong();
  }
}
