import { Injectable } from '@nestjs/common';
import { platformProblems } from '../../../../platform/http/index.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { choosePerson, type Choice } from '../rules/choose-person.js';
import { signInProblems } from '../sign-in.errors.js';
import { FindPeople, type Person } from './find-people.js';
import { GuardedGuess } from './guarded-guess.js';
import { JudgeSecondFactor } from './judge-second-factor.js';
import { loginNameOf } from './login-name.js';
import { sameTime } from './same-time.js';
import { SignInTrail } from './sign-in-trail.js';
import { StartSession } from './start-session.js';
import type { TokenPair } from './token-pairs.js';

export interface SignInRequest {
  /** a user name or an e-mail address */
  login: string;
  password: string;
  /** a code of the authenticator, or a recovery code */
  totp?: string | undefined;
  ip: string;
  userAgent: string | null;
  /** of the session, where it is to end sooner than others */
  lifetimeMs?: number;
}

/** A name and a password for a pair of tokens, one answer for every kind of wrong. */
@Injectable()
export class SignIn {
  constructor(
    private readonly people: FindPeople,
    private readonly hasher: PasswordHasher,
    private readonly guesses: GuardedGuess,
    private readonly secondFactor: JudgeSecondFactor,
    private readonly startSession: StartSession,
    private readonly trail: SignInTrail,
  ) {}

  run(request: SignInRequest): Promise<TokenPair> {
    // An address may stand for one person or several, and their passwords take their time one after the other.
    return request.login.includes('@') ? sameTime(() => this.judged(request)) : this.judged(request);
  }

  private async judged(request: SignInRequest): Promise<TokenPair> {
    await this.people.requireNotDeleted(request.login);
    let people: Person[] = [];
    const guess = await this.guesses.run(loginNameOf(request.login), async () => {
      people = await this.people.find(request.login);
      const result = await this.choose(people, request.password);
      return { right: result.kind !== 'wrong', result };
    });
    if (guess.kind === 'throttled') throw guess.problem;
    switch (guess.result.kind) {
      case 'wrong':
        if (guess.last) this.trail.throttled(people, 'password', request.ip);
        throw platformProblems.invalid_credentials();
      case 'username_required':
        throw signInProblems.username_required({ extra: { usernames: guess.result.usernames } });
      case 'signed_in':
        await this.secondFactor.require(guess.result.person, request.totp, request.ip);
        return this.startSession.run(guess.result.person, request);
    }
  }

  /** The password is compared for everybody of that name, and once for nobody. */
  private async choose(people: Person[], password: string): Promise<Choice<Person>> {
    if (people.length === 0) await this.hasher.verify(null, password);
    const compared: (Person & { passwordMatches: boolean })[] = [];
    for (const person of people) {
      compared.push({ ...person, passwordMatches: await this.hasher.verify(person.passwordHash, password) });
    }
    const staff = compared.find((person) => person.owner.kind === 'staff' && person.passwordMatches);
    return staff
      ? { kind: 'signed_in', person: staff }
      : choosePerson(compared.filter((person) => person.owner.kind === 'user'));
  }
}
