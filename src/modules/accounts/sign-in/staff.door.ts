import { Injectable } from '@nestjs/common';
import type { StaffRole } from '../../../contracts/roles.js';
import type { Language } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/tx.js';
import { StaffRepository } from './data/staff.repository.js';
import { ImpersonationSessions } from './use-cases/impersonation-sessions.js';
import { ManageStaff } from './use-cases/manage-staff.js';

/** How one of the operator's people is called and written to. */
export interface StaffContact {
  email: string;
  locale: Language;
}

/** The operator's people as other modules see them. */
@Injectable()
export class StaffDoor {
  constructor(
    private readonly staff: ManageStaff,
    /** Their sessions in customers' places. */
    readonly impersonations: ImpersonationSessions,
    private readonly members: StaffRepository,
  ) {}

  /** Null when he is no longer there. */
  async contactOf(staffId: string): Promise<StaffContact | null> {
    const member = await this.staff.find(staffId);
    return member && { email: member.email, locale: member.locale };
  }

  /** The ids of who has one of these roles; as a worker. */
  async withAnyRoleIn(tx: Tx, roles: readonly StaffRole[]): Promise<string[]> {
    return (await this.members.withAnyRole(tx, roles)).map(({ id }) => id);
  }
}
