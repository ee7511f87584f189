import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { type FactorOwner, SecondFactorsRepository } from '../data/second-factors.repository.js';
import { RECOVERY_CODE_BYTES, RECOVERY_CODES, recoveryCodeIn, recoveryCodeOf } from '../rules/recovery-codes.js';
import { matchingStep, SECRET_BYTES, totpCodeIn } from '../rules/totp.js';

/** A seed that was shown must be confirmed within this time. */
const CONFIRM_WITHIN_MS = HOUR_MS;

type ShownFactor = 'totp' | 'recovery_code';

/** The second factor of one person: seeds, codes, and what was used of them. Who may ask, and how often, is decided above. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly sealer: Sealer,
    private readonly signer: TokenSigner,
  ) {}

  isOnIn(tx: Tx, personId: string): Promise<boolean> {
    return this.factors.isOn(tx, personId);
  }

  /** Those of these people who have a second factor. */
  onAmongIn(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
    return this.factors.onAmong(tx, personIds);
  }

  /** A new seed, good for nothing until a code of it was shown; null when a second factor is on already. */
  async enrolIn(tx: Tx, owner: FactorOwner): Promise<Buffer | null> {
    const secret = randomBytes(SECRET_BYTES);
    const now = await this.factors.machineNow(tx);
    return (await this.factors.enrol(tx, owner, this.sealer.seal(secret), now)) ? secret : null;
  }

  /** Turns the factor on with its first code; answers the recovery codes. */
  async confirmIn(tx: Tx, owner: FactorOwner, typed: string): Promise<string[] | 'wrong' | 'not_enrolled'> {
    const factor = await this.factors.lock(tx, owner.personId);
    const now = await this.factors.machineNow(tx);
    if (!factor || factor.confirmedAt !== null || now - factor.createdAt > CONFIRM_WITHIN_MS) return 'not_enrolled';
    const step = this.stepOf(factor.sealedSecret, typed, now, null);
    if (step === null) return 'wrong';
    await this.factors.confirm(tx, owner.personId, step, now);
    return this.renewCodesIn(tx, owner);
  }

  /** Uses a code or a recovery code up; null when it is none, or was used before. */
  async useIn(tx: Tx, personId: string, typed: string): Promise<ShownFactor | null> {
    const factor = await this.factors.lock(tx, personId);
    if (!factor || factor.confirmedAt === null) return null;
    const now = await this.factors.machineNow(tx);
    const recoveryCode = recoveryCodeIn(typed);
    if (recoveryCode !== null) {
      const used = await this.factors.useCode(tx, personId, this.hashOf(personId, recoveryCode), now);
      return used ? 'recovery_code' : null;
    }
    const step = this.stepOf(factor.sealedSecret, typed, now, factor.lastStep);
    if (step === null) return null;
    await this.factors.useStep(tx, personId, step);
    return 'totp';
  }

  /** Ten new recovery codes; the old ones are good for nothing any more. */
  async renewCodesIn(tx: Tx, owner: FactorOwner): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES)));
    const hashes = codes.map((code) => this.hashOf(owner.personId, recoveryCodeIn(code)!));
    await this.factors.replaceCodes(tx, owner, hashes);
    return codes;
  }

  codesLeftIn(tx: Tx, personId: string): Promise<number> {
    return this.factors.codesLeft(tx, personId);
  }

  removeIn(tx: Tx, personId: string): Promise<void> {
    return this.factors.remove(tx, personId);
  }

  forgetUnconfirmedIn(tx: Tx): Promise<void> {
    return this.factors.deleteUnconfirmed(tx, CONFIRM_WITHIN_MS);
  }

  private stepOf(sealedSecret: Buffer, typed: string, now: Instant, lastStep: number | null): number | null {
    const code = totpCodeIn(typed);
    return code === null ? null : matchingStep(this.sealer.open(sealedSecret), code, now, lastStep);
  }

  /** Keyed, so that a copy of the database does not allow to try codes at leisure; and each person's own. */
  private hashOf(personId: string, code: string): Buffer {
    return createHmac('sha256', this.signer.key('recovery-code')).update(`${personId}:${code}`).digest();
  }
}
