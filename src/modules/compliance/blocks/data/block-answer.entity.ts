import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A form as it was sent. */
@Entity('block_answers')
@Index('block_answers_block', ['accountId', 'blockId', 'id'])
export class BlockAnswerEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'block_id' })
  blockId: string;

  @Column('timestamptz', { transformer: instantColumn })
  at: Instant;

  @Column('text', { name: 'actor_type' })
  actorType: string;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId: string | null;

  /** Key of the question → what was said. */
  @Column('jsonb')
  answers: Record<string, string>;
}
