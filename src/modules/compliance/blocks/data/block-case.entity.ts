import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** What became of a block that the customer answered to: the one ticket that tells of it. */
@Entity('block_cases')
@Index('block_cases_account', ['accountId', 'liftedItselfAt'])
export class BlockCaseEntity {
  @PrimaryColumn('uuid', { name: 'block_id' })
  blockId: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId: string;

  @Column('timestamptz', { name: 'first_answered_at', transformer: instantColumn })
  firstAnsweredAt: Instant;

  @Column('timestamptz', { name: 'answered_at', transformer: instantColumn })
  answeredAt: Instant;

  /** When the form lifted the block without anybody looking. */
  @Column('timestamptz', { name: 'lifted_itself_at', nullable: true, transformer: instantColumn })
  liftedItselfAt: Instant | null;
}
