import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

@Entity('smtp_credentials')
@Index('smtp_credentials_account', ['accountId', 'id'])
export class SmtpCredentialEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  name: string;

  @Index('smtp_credentials_username', { unique: true })
  @Column('text')
  username: string;

  @Column('bytea', { name: 'password_hash' })
  passwordHash: Buffer;

  /** The password before the last rotation, good until `previousUntilAt`. */
  @Column('bytea', { name: 'previous_hash', nullable: true })
  previousHash: Buffer | null;

  @Column('timestamptz', { name: 'previous_until_at', nullable: true, transformer: instantColumn })
  previousUntilAt: Instant | null;

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
