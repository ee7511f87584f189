import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { DkimAlgorithm } from '../rules/domain-records.js';
import { DomainEntity } from './domain.entity.js';

@Entity('domain_keys')
@Unique('domain_keys_selector_key', ['domainId', 'selector'])
@Index('domain_keys_retired_idx', ['retiredAt'], { where: 'retired_at is not null' })
@Check('domain_keys_algorithm_check', `algorithm in ('rsa-sha256', 'ed25519-sha256')`)
export class DomainKeyEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'domain_keys_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'domain_id', type: 'uuid' })
  domainId: string;

  @ManyToOne(() => DomainEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'domain_id', foreignKeyConstraintName: 'domain_keys_domain_fkey' })
  domain?: DomainEntity;

  @Column({ type: 'text' })
  algorithm: DkimAlgorithm;

  @Column({ type: 'text' })
  selector: string;

  /** Base64 as it stands in `p=`. */
  @Column({ name: 'public_key', type: 'text' })
  publicKey: string;

  /** PKCS#8 DER under the installation's SECRETS_KEY. */
  @Column({ name: 'sealed_private_key', type: 'bytea' })
  sealedPrivateKey: Buffer;

  /** When the record was last seen in the DNS; null when it is not there, and then nothing is signed with the key. */
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  publishedAt: Instant | null;

  /** A newer key signs instead since then; its record stays for what it signed before. */
  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  retiredAt: Instant | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
