import { Injectable } from '@nestjs/common';
import { platformProblems } from '../../../../platform/http/index.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { choosePerson, type Choice } from '../rules/choose-person.js';
import { signInProblems } from '../sign-in.errors.js';
import { FindPeople, type Person } from './find-people.js';
import { GuardedGuess } from './guarded-guess.js';
import { sameTime } from './same-time.js';
import { StartSession } from './start-session.js';
import type { TokenPair } from './token-pairs.js';

export interface SignInRequest {
  /** a user name or an e-mail address */
  login: string;
  password: string;
  ip: string;
  userAgent: string | null;
}

/** A name and a password for a pair of tokens, one answer for every kind of wrong. */
@Injectable()
export class SignIn {
  constructor(
    private readonly people: FindPeople,
    private readonly hasher: PasswordHasher,
    private readonly guesses: GuardedGuess,
    private readonly startSession: StartSession,
  ) {}

  run(request: SignInRequest): Promise<TokenPair> {
    // An address may stand for one person or several, and their passwords take their time one after the other.
    return request.login.includes('@') ? sameTime(() => this.judged(request)) : this.judged(request);
  }

  private async judged(request: SignInRequest): Promise<TokenPair> {
    const guess = await this.guesses.run(this.people.loginNameOf(request.login), async () => {
      const result = await this.choose(request);
      return { right: result.kind !== 'wrong', result };
    });
    if (guess.kind === 'throttled') {
      throw signInProblems.too_many_attempts({ headers: { 'retry-after': String(guess.retryAfterS) } });
    }
    switch (guess.result.kind) {
      case 'wrong':
        throw platformProblems.invalid_credentials();
      case 'username_required':
        throw signInProblems.username_required({ extra: { usernames: guess.result.usernames } });
      case 'signed_in':
        return this.startSession.run(guess.result.person, request);
    }
  }

  /** The password is compared for everybody of that name, and once for nobody. */
  private async choose(request: SignInRequest): Promise<Choice<Person>> {
    const people = await this.people.find(request.login);
    if (people.length === 0) await this.hasher.verify(null, request.password);
    const compared: (Person & { passwordMatches: boolean })[] = [];
    for (const person of people) {
      compared.push({ ...person, passwordMatches: await this.hasher.verify(person.passwordHash, request.password) });
    }
    const staff = compared.find((person) => person.owner.kind === 'staff' && person.passwordMatches);
    return staff
      ? { kind: 'signed_in', person: staff }
      : choosePerson(compared.filter((person) => person.owner.kind === 'user'));
  }
}
