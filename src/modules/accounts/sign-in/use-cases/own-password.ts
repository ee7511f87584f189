import { Injectable } from '@nestjs/common';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { loginNameOf } from './login-name.js';
import { signInProblems } from '../sign-in.errors.js';
import type { Person } from './find-people.js';
import { GuardedGuess } from './guarded-guess.js';
import { SignInTrail } from './sign-in-trail.js';

/** Before what cannot be taken back, somebody who is signed in shows once more that it is he. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly guesses: GuardedGuess,
    private readonly trail: SignInTrail,
  ) {}

  /** 403 when it is wrong; guesses count with those at the front door, so a stolen session tries no more than a stranger. */
  async requireOf(person: Person, password: string, ip: string | null = null): Promise<void> {
    const guess = await this.guesses.run(loginNameOf(person.username), async () => {
      const right = await this.hasher.verify(person.passwordHash, password);
      return { right, result: right };
    });
    if (guess.kind === 'throttled') throw guess.problem;
    if (guess.last) this.trail.throttled([person], 'password', ip);
    if (!guess.result) throw signInProblems.password_wrong();
  }
}
