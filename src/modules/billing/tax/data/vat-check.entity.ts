import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** A yes or a no of the registry, kept as proof. Silence is no answer and leaves no row. */
@Entity('vat_checks')
@Index('vat_checks_account_idx', ['accountId', 'vatNumber', 'id'])
@Check('vat_checks_result_check', `result in ('valid', 'invalid')`)
export class VatCheckEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'vat_checks_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'vat_number', type: 'text' })
  vatNumber: string;

  @Column({ type: 'text' })
  result: 'valid' | 'invalid';

  /** What VIES calls requestIdentifier; it answers one only to those who give their own number. */
  @Column({ name: 'consultation_number', type: 'text', nullable: true })
  consultationNumber: string | null;

  /** Our own number, as it was sent along. */
  @Column({ type: 'text', nullable: true })
  requester: string | null;

  @Column({ type: 'text', nullable: true })
  name: string | null;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  @Column({ type: 'text' })
  source: string;

  /** The body of the answer as it came. */
  @Column({ type: 'jsonb' })
  answer: object;

  @Column({ name: 'checked_at', type: 'timestamptz', transformer: instantColumn })
  checkedAt: Instant;
}
