import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';

/** When somebody who pays by transfer has to be told what his next term costs. */
@Entity('renewal_notices')
@Index('renewal_notices_notice_idx', ['noticeAt'])
@Index('renewal_notices_account_idx', ['accountId'])
export class RenewalNoticeEntity {
  @PrimaryColumn({ name: 'subscription_id', type: 'uuid', primaryKeyConstraintName: 'renewal_notices_pkey' })
  subscriptionId: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'notice_at', type: 'timestamptz', transformer: instantColumn })
  noticeAt: Instant;
}
