import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A condition with a name. */
@Entity('segments')
export class SegmentEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** As the customer wrote it; read anew each time, for fields and lists come and go. */
  @Column('jsonb')
  condition: object;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'updated_at', transformer: instantColumn })
  updatedAt: Instant;
}
