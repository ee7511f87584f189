import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Policies } from '../rules/policies.js';

@Entity('offers')
export class OfferEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'offers_pkey' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  currency: 'EUR';

  @Column({ type: 'smallint' })
  position: number;

  @Column({ type: 'jsonb' })
  policies: Partial<Policies>;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
