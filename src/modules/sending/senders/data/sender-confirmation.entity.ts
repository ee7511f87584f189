import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import { SenderEntity } from './sender.entity.js';

@Entity('sender_confirmations')
@Index('sender_confirmations_sender_idx', ['accountId', 'senderId', 'createdAt'])
export class SenderConfirmationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sender_confirmations_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'sender_id', type: 'uuid' })
  senderId: string;

  @ManyToOne(() => SenderEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'sender_id', foreignKeyConstraintName: 'sender_confirmations_sender_fkey' })
  sender?: SenderEntity;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;

  @Column({ name: 'expires_at', type: 'timestamptz', transformer: instantColumn })
  expiresAt: Instant;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true, transformer: instantColumn })
  usedAt: Instant | null;
}
