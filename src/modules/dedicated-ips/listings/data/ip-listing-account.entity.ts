import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { IpListingEntity } from './ip-listing.entity.js';

/** Who sent from an address while it was listed. */
@Entity('ip_listing_accounts')
@Index('ip_listing_accounts_account_idx', ['accountId', 'listingId'])
export class IpListingAccountEntity {
  @PrimaryColumn({ name: 'listing_id', type: 'uuid', primaryKeyConstraintName: 'ip_listing_accounts_pkey' })
  listingId: string;

  @ManyToOne(() => IpListingEntity)
  @JoinColumn({ name: 'listing_id', foreignKeyConstraintName: 'ip_listing_accounts_listing_fkey' })
  listing?: IpListingEntity;

  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'ip_listing_accounts_pkey' })
  accountId: string;
}
