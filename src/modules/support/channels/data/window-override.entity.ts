import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** Somebody of the operator's let a customer talk before his ticket was answered, and said why. */
@Entity('ticket_window_overrides')
export class WindowOverrideEntity {
  @PrimaryColumn('uuid', { name: 'account_id', primaryKeyConstraintName: 'ticket_window_overrides_pkey' })
  accountId: string;

  @PrimaryColumn('uuid', { name: 'ticket_id', primaryKeyConstraintName: 'ticket_window_overrides_pkey' })
  ticketId: string;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'staff_id' })
  staffId: string;

  @Column('timestamptz', { name: 'overridden_at', transformer: instantColumn })
  overriddenAt: Instant;
}
