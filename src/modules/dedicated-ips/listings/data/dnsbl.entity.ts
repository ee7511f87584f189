import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { Severity } from '../rules/steps.table.js';

/** A blocklist that is asked. Switched off, never deleted: listings name it. */
@Entity('dnsbls')
@Unique('dnsbls_zone_key', ['zone'])
@Check('dnsbls_severity_check', "severity in ('info', 'warning', 'critical')")
export class DnsblEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'dnsbls_pkey' })
  id: string;

  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'text' })
  severity: Severity;

  @Column({ type: 'boolean' })
  active: boolean;

  /** Where removal is asked for. */
  @Column({ name: 'removal_url', type: 'text', nullable: true })
  removalUrl: string | null;

  /** Why the last poll did not believe it; null when it did. */
  @Column({ type: 'text', nullable: true })
  fault: string | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'polled_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  polledAt: Instant | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'updated_at', type: 'timestamptz', transformer: instantColumn })
  updatedAt: Instant;
}
