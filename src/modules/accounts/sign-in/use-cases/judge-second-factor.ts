import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SecondFactor } from '../../second-factor/index.js';
import { CODE_GUESSES } from '../rules/guess-limits.js';
import { personIdOf } from '../rules/session-owner.js';
import { signInProblems } from '../sign-in.errors.js';
import { AnnounceFactorChange } from './announce-factor-change.js';
import { GuardedGuess } from './guarded-guess.js';
import { SignInTrail, type Traced } from './sign-in-trail.js';

/**
 * Asks for the second factor of whoever has one. Its guesses have a counter of their own, by person: it holds whatever way the
 * password came, and open sessions go on.
 */
@Injectable()
export class JudgeSecondFactor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly factor: SecondFactor,
    private readonly guesses: GuardedGuess,
    private readonly trail: SignInTrail,
    private readonly changes: AnnounceFactorChange,
  ) {}

  /** 401 when there is a second factor and it was not shown, or shown wrong. */
  async require(person: Traced, typed: string | undefined, ip: string | null): Promise<void> {
    const personId = personIdOf(person.owner);
    if (!(await this.unitOfWork.runAsWorker((tx) => this.factor.isOnIn(tx, personId)))) return;
    if (typed === undefined) throw signInProblems.totp_required();
    await this.use(person, typed, ip, () => Promise.resolve());
  }

  /** Uses the code up and does `then` in one transaction, so that neither happens without the other. */
  use<T>(person: Traced, typed: string, ip: string | null, then: (tx: Tx) => Promise<T>): Promise<T> {
    return this.guarded(person, ip, async (tx) => {
      const personId = personIdOf(person.owner);
      const shown = await this.factor.useIn(tx, personId, typed);
      if (shown === null) return null;
      if (shown === 'recovery_code') {
        // A lost telephone, or somebody else who found the paper.
        const left = await this.factor.codesLeftIn(tx, personId);
        await this.changes.announceIn(tx, person, 'recovery_code_used', ip, { left });
      }
      return { done: await then(tx) };
    });
  }

  /** Judges whatever `judge` looks at under the counter of the person; null from it means wrong. */
  async guarded<T>(person: Traced, ip: string | null, judge: (tx: Tx) => Promise<{ done: T } | null>): Promise<T> {
    const guess = await this.guesses.run(
      personIdOf(person.owner),
      async () => {
        const result = await this.unitOfWork.runAsWorker(judge);
        return { right: result !== null, result };
      },
      CODE_GUESSES,
    );
    if (guess.kind === 'throttled') throw guess.problem;
    if (guess.result !== null) return guess.result.done;
    await this.unitOfWork.runAsWorker((tx) => this.trail.recordIn(tx, person, 'totp_failed', ip));
    if (guess.last) this.trail.throttled([person], 'second_factor', ip);
    throw signInProblems.totp_invalid();
  }
}
