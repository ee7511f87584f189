import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ViolationKind } from '../rules/violation-kinds.js';

/** A breach of the terms that staff found. */
@Entity('violations')
@Index('violations_account_idx', ['accountId', 'id'])
export class ViolationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'violations_pkey' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  kind: ViolationKind;

  /** Where it can be read up: a ticket, a report, a message. */
  @Column('text')
  reference: string;

  @Column('text')
  note: string;

  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  @Column('timestamptz', { transformer: instantColumn })
  at: Instant;
}
