import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { SurplusChoice } from '../rules/surplus.js';

/** What an account wants to become of addresses that its plan does not include any more, and when that is looked at. */
@Entity('ip_surplus')
@Check('ip_surplus_choice_check', "choice in ('keep', 'release')")
@Index('ip_surplus_look_idx', ['lookAt'], { where: 'look_at is not null' })
export class IpSurplusEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'ip_surplus_pkey' })
  accountId: string;

  @Column({ type: 'text' })
  choice: SurplusChoice;

  @Column({ name: 'chosen_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  chosenAt: Instant | null;

  @Column({ name: 'chosen_by', type: 'text', nullable: true })
  chosenBy: string | null;

  /** When plans changed, or a payment is awaited. */
  @Column({ name: 'look_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  lookAt: Instant | null;

  /** False where addresses were paid for and are not any more: then nobody buys them once more by himself. */
  @Column({ name: 'may_keep', type: 'boolean', default: true })
  mayKeep: boolean;

  /** Since when money for them is awaited. */
  @Column({ name: 'waits_since', type: 'timestamptz', nullable: true, transformer: instantColumn })
  waitsSince: Instant | null;
}
