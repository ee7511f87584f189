import { Injectable } from '@nestjs/common';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { base32, otpauthUrl, SecondFactor } from '../../second-factor/index.js';
import { accountIdOf, personIdOf } from '../rules/session-owner.js';
import { signInProblems } from '../sign-in.errors.js';
import { AnnounceFactorChange } from './announce-factor-change.js';
import type { Person } from './find-people.js';
import { JudgeSecondFactor } from './judge-second-factor.js';
import { OwnPassword } from './own-password.js';

const ISSUER = 'Posthorn';

export interface Enrolment {
  secret: string;
  otpauthUrl: string;
}
export interface Proof {
  password: string;
  code: string;
}
/** A person turns the second factor on and off. The password is asked each time: an open session alone may not. */
@Injectable()
export class ManageSecondFactor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly factor: SecondFactor,
    private readonly password: OwnPassword,
    private readonly judge: JudgeSecondFactor,
    private readonly changes: AnnounceFactorChange,
  ) {}

  /** A new seed; nothing is asked for before a code of it was shown. */
  async enrol(person: Person, password: string, ip: string, keep: BeforeCommit<Enrolment>): Promise<Enrolment> {
    await this.password.requireOf(person, password, ip);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const secret = await this.factor.enrolIn(tx, factorOwner(person));
      if (secret === null) throw signInProblems.totp_already_enabled();
      const enrolment = { secret: base32(secret), otpauthUrl: otpauthUrl(secret, ISSUER, person.username) };
      await keep(tx, enrolment);
      return enrolment;
    });
  }

  confirm(person: Person, code: string, ip: string, keep: BeforeCommit<string[]>): Promise<string[]> {
    return this.judge.guarded(person, ip, async (tx) => {
      const codes = await this.factor.confirmIn(tx, factorOwner(person), code);
      if (codes === 'not_enrolled') throw signInProblems.totp_not_enrolled();
      if (codes === 'wrong') return null;
      await this.changes.announceIn(tx, person, 'enabled', ip);
      await keep(tx, codes);
      return { done: codes };
    });
  }

  async disable(person: Person, proof: Proof, ip: string, keep: BeforeCommit<void>): Promise<void> {
    await this.requirePasswordAndFactor(person, proof, ip);
    await this.judge.use(person, proof.code, ip, async (tx) => {
      await this.factor.removeIn(tx, personIdOf(person.owner));
      await this.changes.announceIn(tx, person, 'disabled', ip);
      await keep(tx);
    });
  }

  async renewCodes(person: Person, proof: Proof, ip: string, keep: BeforeCommit<string[]>): Promise<string[]> {
    await this.requirePasswordAndFactor(person, proof, ip);
    return this.judge.use(person, proof.code, ip, async (tx) => {
      const codes = await this.factor.renewCodesIn(tx, factorOwner(person));
      await this.changes.announceIn(tx, person, 'recovery_codes_renewed', ip);
      await keep(tx, codes);
      return codes;
    });
  }

  private async requirePasswordAndFactor(person: Person, { password }: Proof, ip: string): Promise<void> {
    await this.password.requireOf(person, password, ip);
    const isOn = await this.unitOfWork.runAsWorker((tx) => this.factor.isOnIn(tx, personIdOf(person.owner)));
    if (!isOn) throw signInProblems.totp_not_enrolled();
  }
}

function factorOwner({ owner }: Person): { personId: string; accountId: string | null } {
  return { personId: personIdOf(owner), accountId: accountIdOf(owner) };
}
