import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { IdentityCheck, IpState } from '../rules/ip-states.js';

/** An address of the operator's that mail may leave from. Never deleted: what was sent from it names it. */
@Entity('ip_addresses')
@Unique('ip_addresses_address_key', ['address'])
@Index('ip_addresses_state_idx', ['state', 'id'])
@Check(
  'ip_addresses_state_check',
  "state in ('stock', 'reserved', 'dns_pending', 'warming', 'active', 'suspended', 'listed', 'cooling', 'retired')",
)
@Check('ip_addresses_identity_check', "identity_check in ('required', 'waived')")
@Check('ip_addresses_waiver_check', "identity_check = 'required' or identity_reason is not null")
export class IpAddressEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ip_addresses_pkey' })
  id: string;

  @Column({ type: 'inet' })
  address: string;

  @Column({ type: 'text', nullable: true })
  hostname: string | null;

  @Column({ type: 'text' })
  state: IpState;

  @Column({ name: 'identity_check', type: 'text' })
  identityCheck: IdentityCheck;

  @Column({ name: 'identity_reason', type: 'text', nullable: true })
  identityReason: string | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;
}
