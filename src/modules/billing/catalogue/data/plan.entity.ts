import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { OfferEntity } from './offer.entity.js';

@Entity('plans')
@Unique('plans_code_key', ['code'])
export class PlanEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plans_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'offer_code', type: 'text' })
  offerCode: string;

  @ManyToOne(() => OfferEntity)
  @JoinColumn({ name: 'offer_code', foreignKeyConstraintName: 'plans_offer_fkey' })
  offer?: OfferEntity;

  @Column({ type: 'smallint' })
  position: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
