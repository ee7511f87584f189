import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { AccountProfile } from '../rules/account-profile.js';
import type { RiskFlag } from '../rules/account-trust.js';
import type { AccountStatus } from '../rules/account-status.js';

@Entity('accounts')
@Check('accounts_status', `status in ('pending', 'active', 'closing', 'closed')`)
export class AccountEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The number after the `m` of its user names; drawn from a sequence and never used twice. */
  @Index('accounts_platform_id', { unique: true })
  @Column('integer', { name: 'platform_id' })
  platformId: number;

  @Column('text')
  organization: string;

  @Column('text')
  offer: string;

  @Column('text')
  status: AccountStatus;

  @Column('text')
  locale: Language;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('jsonb')
  profile: AccountProfile;

  /** A tier that staff fixed; null lets the facts decide. */
  @Column('smallint', { name: 'granted_tier', nullable: true })
  grantedTier: number | null;

  /** What clean sending has earned: 3, 4 or nothing (0). */
  @Column('smallint', { name: 'earned_tier', default: 0 })
  earnedTier: number;

  /** The least that a review found right; null before any. */
  @Column('smallint', { name: 'reviewed_tier', nullable: true })
  reviewedTier: number | null;

  /** What a person should look at before the profile counts. */
  @Column('text', { name: 'risk_flags', array: true, default: () => "'{}'" })
  riskFlags: RiskFlag[];

  /** A sending speed that staff set; null leaves the plan's. */
  @Column('integer', { name: 'rate_per_hour', nullable: true })
  ratePerHour: number | null;

  /** Ordinal of the newest person; counted on under the lock of this row, never back. */
  @Column('integer', { name: 'last_user_ordinal', default: 1 })
  lastUserOrdinal: number;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true, transformer: instantColumn })
  confirmedAt: Instant | null;

  /** When the data of a closing account is deleted. */
  @Column('timestamptz', { name: 'closes_at', nullable: true, transformer: instantColumn })
  closesAt: Instant | null;

  /** When it was: only the number is left. */
  @Column('timestamptz', { name: 'closed_at', nullable: true, transformer: instantColumn })
  closedAt: Instant | null;
}
