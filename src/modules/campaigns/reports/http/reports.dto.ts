import { ApiProperty } from '@nestjs/swagger';
import { RatesView } from '../../../sending/index.js';
import { CampaignSummaryView, ProgressView, WinnerView } from '../../authoring/index.js';

const WHOLE = { type: 'integer', example: 0 } as const;

class CampaignCountsView {
  @ApiProperty({ ...WHOLE, description: 'Handed over to delivery.' }) accepted: number;
  @ApiProperty(WHOLE) delivered: number;
  @ApiProperty({ ...WHOLE, description: 'Refused for good, at once or after having been delivered.' }) bounced: number;
  @ApiProperty({ ...WHOLE, description: 'Attempts that are or were repeated.' }) deferred: number;
  @ApiProperty(WHOLE) complained: number;
  @ApiProperty(WHOLE) unsubscribed: number;
  @ApiProperty({ ...WHOLE, description: 'Came on the suppression list before it left.' }) suppressed: number;
  @ApiProperty(WHOLE) expired: number;
  @ApiProperty(WHOLE) cancelled: number;
  @ApiProperty({ ...WHOLE, description: 'By people.' }) opens: number;
  @ApiProperty({ ...WHOLE, description: 'Recipients who opened.' }) uniqueOpens: number;
  @ApiProperty({ ...WHOLE, description: 'By people.' }) clicks: number;
  @ApiProperty({ ...WHOLE, description: 'Recipients who clicked.' }) uniqueClicks: number;
  @ApiProperty({ ...WHOLE, description: 'Pictures fetched by scanners and proxies; not in `opens`.' })
  machineOpens: number;
  @ApiProperty({ ...WHOLE, description: 'Links followed by scanners; not in `clicks`.' }) machineClicks: number;
}

export class RatedCountsView extends CampaignCountsView {
  @ApiProperty({ type: RatesView }) rates: RatesView;
}

export class VariantReportView extends RatedCountsView {
  @ApiProperty({ example: 'A' }) variant: string;
  @ApiProperty({ type: String, nullable: true }) subject: string | null;
}

export class LinkReportView {
  @ApiProperty({ example: 'https://shop.example/' }) url: string;
  @ApiProperty({ ...WHOLE, description: 'By people.' }) clicks: number;
  @ApiProperty({ ...WHOLE, description: 'Recipients whose first click it was.' }) firstClicks: number;
  @ApiProperty({ ...WHOLE, description: 'By scanners; not in `clicks`.' }) machineClicks: number;
}

export class DomainReportView extends RatedCountsView {
  @ApiProperty({ example: 'example.org' }) domain: string;
}

export class CampaignPointView extends CampaignCountsView {
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class CampaignTimelineView {
  @ApiProperty({ enum: ['hour', 'day'], description: 'By the hour for three days, by the account’s day after that.' })
  interval: string;
  @ApiProperty({ type: [CampaignPointView] }) data: CampaignPointView[];
}

export class CampaignReportView extends RatedCountsView {
  @ApiProperty({ type: CampaignSummaryView }) campaign: CampaignSummaryView;
  @ApiProperty({ type: ProgressView }) progress: ProgressView;
  @ApiProperty({ type: WinnerView, nullable: true }) winner: WinnerView | null;
  @ApiProperty({ type: [VariantReportView] }) variants: VariantReportView[];
  @ApiProperty({ type: [LinkReportView], description: 'The hundred that were followed most.' }) links: LinkReportView[];
  @ApiProperty({ type: [DomainReportView], description: 'The twenty with most recipients.' })
  domains: DomainReportView[];
  @ApiProperty({ type: CampaignTimelineView }) timeline: CampaignTimelineView;
}
