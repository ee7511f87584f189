import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a campaign says (place 0), and what each of its variants says instead. */
@Entity('campaign_variants')
@Index('campaign_variants_account_idx', ['accountId', 'campaignId'])
@Index('campaign_variants_bulk_idx', ['bulkId'], { where: 'bulk_id is not null' })
export class CampaignVariantEntity {
  @PrimaryColumn({ name: 'campaign_id', type: 'uuid', primaryKeyConstraintName: 'campaign_variants_pkey' })
  campaignId: string;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'campaign_variants_pkey' })
  place: number;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'from_name', type: 'text', nullable: true })
  fromName: string | null;

  @Column({ type: 'text', nullable: true })
  subject: string | null;

  @Column({ type: 'text', nullable: true })
  html: string | null;

  @Column({ type: 'text', nullable: true })
  text: string | null;

  @Column({ name: 'template_id', type: 'uuid', nullable: true })
  templateId: string | null;

  /** The frozen content, once it is scheduled. */
  @Column({ name: 'bulk_id', type: 'uuid', nullable: true })
  bulkId: string | null;
}
