import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { DnsblEntity } from './dnsbl.entity.js';

/** That a blocklist names an address, from the first poll that saw it until the first that did not. */
@Entity('ip_listings')
@Index('ip_listings_open_key', ['dnsblId', 'address'], { unique: true, where: 'closed_at is null' })
@Index('ip_listings_address_idx', ['address', 'id'])
@Index('ip_listings_unconfirmed_idx', ['openedAt'], { where: 'closed_at is null and confirmed_at is null' })
export class IpListingEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ip_listings_pkey' })
  id: string;

  @Column({ type: 'inet' })
  address: string;

  @Column({ name: 'dnsbl_id', type: 'uuid' })
  dnsblId: string;

  @ManyToOne(() => DnsblEntity)
  @JoinColumn({ name: 'dnsbl_id', foreignKeyConstraintName: 'ip_listings_dnsbl_fkey' })
  dnsbl?: DnsblEntity;

  @Column({ type: 'text', array: true })
  codes: string[];

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz', transformer: instantColumn })
  openedAt: Instant;

  @Column({ name: 'last_seen_at', type: 'timestamptz', transformer: instantColumn })
  lastSeenAt: Instant;

  /** A second poll saw it too, five minutes later or more. */
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  confirmedAt: Instant | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  closedAt: Instant | null;
}
