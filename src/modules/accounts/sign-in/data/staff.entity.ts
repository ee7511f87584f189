import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { StaffRole } from '../../../../platform/http/auth/roles.js';

/** One of the operator's people. */
@Entity('staff')
export class StaffEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  @Index('staff_email', { unique: true })
  @Column('text', { name: 'email_normalised' })
  emailNormalised: string;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('text', { array: true })
  roles: StaffRole[];

  @Column('text')
  locale: Language;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'last_login_at', nullable: true, transformer: instantColumn })
  lastLoginAt: Instant | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true, transformer: instantColumn })
  disabledAt: Instant | null;
}
