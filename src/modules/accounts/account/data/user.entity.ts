import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { AccountRole } from '../../../../platform/http/index.js';

@Entity('users')
@Check('users_role', `role in ('owner', 'admin', 'developer', 'marketer', 'billing', 'viewer')`)
@Check(
  'users_invited',
  `joined_at is not null or (invitation_expires_at is not null and password_hash is null and role <> 'owner')`,
)
@Index('users_ordinal', ['accountId', 'ordinal'], { unique: true })
@Index('users_account_email', ['accountId', 'emailNormalised'], { unique: true })
@Index('users_one_owner', ['accountId'], { unique: true, where: `role = 'owner'` })
export class UserEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** 1 for the first person of an account, counted on and never reused. */
  @Column('integer')
  ordinal: number;

  @Index('users_username', { unique: true })
  @Column('text')
  username: string;

  /** As it was typed; mail goes here. */
  @Column('text')
  email: string;

  @Index('users_email')
  @Column('text', { name: 'email_normalised' })
  emailNormalised: string;

  @Column('text')
  role: AccountRole;

  @Column('text')
  locale: Language;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('timestamptz', { name: 'email_confirmed_at', nullable: true, transformer: instantColumn })
  emailConfirmedAt: Instant | null;

  /** Null while the person is only invited: nobody signs in as him, and no mail but the invitation reaches him. */
  @Column('timestamptz', { name: 'joined_at', nullable: true, transformer: instantColumn })
  joinedAt: Instant | null;

  /** Until then an invited person holds a seat. */
  @Column('timestamptz', { name: 'invitation_expires_at', nullable: true, transformer: instantColumn })
  invitationExpiresAt: Instant | null;

  @Column('timestamptz', { name: 'last_login_at', nullable: true, transformer: instantColumn })
  lastLoginAt: Instant | null;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;
}
