import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { KeyScope } from '../../../../platform/http/auth/roles.js';

@Entity('api_keys')
@Index('api_keys_account', ['accountId', 'id'])
export class ApiKeyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  name: string;

  /** The public half of the pair. */
  @Column('text')
  key: string;

  @Index('api_keys_secret', { unique: true })
  @Column('bytea', { name: 'secret_hash' })
  secretHash: Buffer;

  /** The first characters of the secret, so that people recognise it. */
  @Column('text', { name: 'secret_hint' })
  secretHint: string;

  /** The secret before the last rotation, good until `previousUntilAt`. */
  @Index('api_keys_previous', { unique: true, where: 'previous_hash is not null' })
  @Column('bytea', { name: 'previous_hash', nullable: true })
  previousHash: Buffer | null;

  @Column('text', { name: 'previous_hint', nullable: true })
  previousHint: string | null;

  @Column('timestamptz', { name: 'previous_until_at', nullable: true, transformer: instantColumn })
  previousUntilAt: Instant | null;

  @Column('text', { array: true })
  scopes: KeyScope[];

  @Column('text', { name: 'allowed_networks', array: true })
  allowedNetworks: string[];

  @Column('uuid', { name: 'subscription_id', nullable: true })
  subscriptionId: string | null;

  @Column('text', { name: 'created_by' })
  createdBy: string;

  @Column('integer')
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'expires_at', nullable: true, transformer: instantColumn })
  expiresAt: Instant | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true, transformer: instantColumn })
  lastUsedAt: Instant | null;

  @Column('text', { name: 'last_used_ip', nullable: true })
  lastUsedIp: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true, transformer: instantColumn })
  revokedAt: Instant | null;
}
