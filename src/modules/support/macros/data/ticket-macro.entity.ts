import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** An answer that staff give often, in the languages it was written in. */
@Entity('ticket_macros')
@Index('ticket_macros_name_key', { synchronize: false })
export class TicketMacroEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'ticket_macros_pkey' })
  id: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  texts: Partial<Record<Language, string>>;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'updated_at', transformer: instantColumn })
  updatedAt: Instant;
}
