import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** The one PIN of an account. */
@Entity('support_pins')
export class SupportPinEntity {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'support_pins_pkey' })
  accountId: string;

  /** For the owner to read. */
  @Column('bytea')
  sealed: Buffer;

  /** For agents to compare with. */
  @Column('bytea')
  hash: Buffer;

  @Column('integer', { name: 'wrong_tries' })
  wrongTries: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true, transformer: instantColumn })
  lockedUntil: Instant | null;

  @Column('timestamptz', { name: 'rotated_at', transformer: instantColumn })
  rotatedAt: Instant;
}
