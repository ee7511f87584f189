import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { DmarcPolicy } from '../rules/dmarc.js';

@Entity('domains')
@Unique('domains_name_key', ['accountId', 'name'])
@Index('domains_list_idx', ['accountId', 'id'])
@Index('domains_one_owner_idx', { synchronize: false })
@Index('domains_next_check_idx', ['nextCheckAt'], { where: 'next_check_at is not null' })
@Check('domains_dkim_by_check', `dkim_by in ('txt', 'cname')`)
@Check('domains_status_check', `(status = 'verified') = (verified_at is not null)`)
export class DomainEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'domains_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  status: 'pending' | 'verified';

  @Column({ name: 'ownership_token', type: 'text' })
  ownershipToken: string;

  @Column({ name: 'verified_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  verifiedAt: Instant | null;

  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  checkedAt: Instant | null;

  /** When the return-path record was last seen in place; null when it is not. */
  @Column({ name: 'return_path_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  returnPathAt: Instant | null;

  /** When the tracking record was last seen in place; null when it is not. */
  @Column({ name: 'tracking_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  trackingAt: Instant | null;

  /** Whether mail from here counts its opens when it does not say so itself. */
  @Column({ name: 'track_opens', type: 'boolean', default: false })
  trackOpens: boolean;

  @Column({ name: 'track_clicks', type: 'boolean', default: false })
  trackClicks: boolean;

  /** When the DNS is asked again; null: only when its owner wants it. */
  @Column({ name: 'next_check_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  nextCheckAt: Instant | null;

  /** Verified, and the ownership record is gone since then. */
  @Column({ name: 'failing_since', type: 'timestamptz', nullable: true, transformer: instantColumn })
  failingSince: Instant | null;

  /** Whether its DKIM records hold the keys, or point to those in the installation's zone. */
  @Column({ name: 'dkim_by', type: 'text' })
  dkimBy: 'txt' | 'cname';

  /** The policy that applied at the last check; null: none. */
  @Column({ type: 'jsonb', nullable: true })
  dmarc: DmarcPolicy | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
