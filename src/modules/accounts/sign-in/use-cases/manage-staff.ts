import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems, type StaffRole } from '../../../../platform/http/index.js';
import { normaliseEmail } from '../../account/index.js';
import { PasswordHasher } from '../adapters/password-hasher.js';
import type { StaffEntity } from '../data/staff.entity.js';
import { StaffRepository } from '../data/staff.repository.js';
import { signInProblems } from '../sign-in.errors.js';
import { checkPassword } from './check-password.js';

/** The operator's people and what they may do. */
@Injectable()
export class ManageStaff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
    private readonly staff: StaffRepository,
  ) {}

  async add(wanted: { email: string; password?: string; roles: StaffRole[] }): Promise<StaffEntity> {
    const emailNormalised = normaliseEmail(wanted.email);
    if (emailNormalised === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
    }
    if (wanted.password !== undefined) checkPassword(wanted.password, [wanted.email]);
    const passwordHash = wanted.password === undefined ? null : await this.hasher.hash(wanted.password);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const member: StaffEntity = {
        id: newId(tx.now),
        email: wanted.email.trim(),
        emailNormalised,
        passwordHash,
        roles: [...new Set(wanted.roles)],
        locale: 'en',
        createdAt: tx.now,
        lastLoginAt: null,
        disabledAt: null,
      };
      if (!(await this.staff.insert(tx, member))) throw signInProblems.user_exists();
      return member;
    });
  }

  find(id: string): Promise<StaffEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.staff.findActive(tx, id));
  }

  /** Newest first; one row more than `limit`. */
  page(page: { before: string | null; limit: number }): Promise<StaffEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.staff.page(tx, page.before, page.limit + 1));
  }
}
