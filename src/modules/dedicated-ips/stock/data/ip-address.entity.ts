import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { IdentityFinding } from '../rules/identity-finding.js';
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
@Index('ip_addresses_account_idx', ['accountId', 'id'], { where: 'account_id is not null' })
@Index('ip_addresses_cooling_idx', ['coolingUntil'], { where: 'cooling_until is not null' })
@Check('ip_addresses_owner_check', "account_id is null or state not in ('stock', 'cooling', 'retired')")
@Check('ip_addresses_resting_check', "pool_id is null or state not in ('stock', 'reserved', 'cooling', 'retired')")
@Check('ip_addresses_cooling_check', "(state = 'cooling') = (cooling_until is not null)")
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

  /** Whose mail, and nobody else's, leaves from it; null for one in stock or in a shared pool. */
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId: string | null;

  @Column({ name: 'pool_id', type: 'uuid', nullable: true })
  poolId: string | null;

  /** The request that it was assigned for. */
  @Column({ name: 'request_id', type: 'uuid', nullable: true })
  requestId: string | null;

  /** What its machine calls it, where a router translates; null: the same. */
  @Column({ name: 'local_address', type: 'inet', nullable: true })
  localAddress: string | null;

  @Column({ name: 'state_since', type: 'timestamptz', transformer: instantColumn })
  stateSince: Instant;

  @Column({ name: 'cooling_until', type: 'timestamptz', nullable: true, transformer: instantColumn })
  coolingUntil: Instant | null;

  /** What its names were found to be. */
  @Column({ type: 'jsonb', nullable: true })
  checks: IdentityFinding[] | null;

  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  checkedAt: Instant | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;
}
