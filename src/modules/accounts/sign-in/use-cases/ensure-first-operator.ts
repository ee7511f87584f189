import { Injectable, Logger } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { Config } from '../../../../platform/config/config.js';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { normaliseEmail } from '../../account/index.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { StaffRepository } from '../data/staff.repository.js';

const OPERATOR_LOCK = 7_023_020;

export interface FirstOperator {
  email: string;
  /** Made up, to be shown once; null when the configuration named it. */
  password: string | null;
}

/** Somebody must be able to sign in on a new installation. Processes that start together make one operator. */
@Injectable()
export class EnsureFirstOperator {
  private readonly log = new Logger('FirstOperator');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly hasher: PasswordHasher,
    private readonly staff: StaffRepository,
  ) {}

  /** Who was made; null when there is an operator already. */
  run(): Promise<FirstOperator | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [OPERATOR_LOCK]);
      if (await this.staff.hasOperator(tx)) return null;
      const given = this.config.values.ADMIN_PASSWORD;
      if (given === null && !this.config.facts.embedded) {
        this.log.warn('there is no operator: set ADMIN_EMAIL and ADMIN_PASSWORD and start again');
        return null;
      }
      return this.makeIn(tx, given);
    });
  }

  private async makeIn(tx: Tx, given: string | null): Promise<FirstOperator> {
    const email = this.config.values.ADMIN_EMAIL;
    const emailNormalised = normaliseEmail(email);
    if (emailNormalised === null) throw new Error('ADMIN_EMAIL is not an e-mail address');
    const password = given ?? randomSecret(15);
    await this.staff.insert(tx, {
      id: newId(tx.now),
      email,
      emailNormalised,
      passwordHash: await this.hasher.hash(password),
      roles: ['operator'],
      locale: 'en',
      createdAt: tx.now,
      lastLoginAt: null,
      disabledAt: null,
    });
    return { email, password: given === null ? password : null };
  }
}
