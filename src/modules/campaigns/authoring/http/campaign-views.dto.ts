import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CHANNELS, TIME_ZONES, WINNERS } from '../rules/campaign.js';
import { CAMPAIGN_STATES } from '../rules/campaign-states.js';

const WHOLE = { type: 'integer', example: 0 } as const;

export class CampaignMailboxView {
  @ApiProperty({ example: 'news@acme.example' }) email: string;
  @ApiProperty({ type: String, nullable: true, example: 'Acme' }) name: string | null;
}

export class CampaignAudienceView {
  @ApiProperty({ type: [String], example: ['lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'] }) lists: string[];
  @ApiProperty({ type: [String], example: ['seg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'] }) segments: string[];
  @ApiProperty({ type: [String], example: [] }) exclude: string[];
}

export class CampaignTrackView {
  @ApiProperty() opens: boolean;
  @ApiProperty() clicks: boolean;
}

export class VariantView {
  @ApiProperty({ example: 'A' }) variant: string;
  @ApiProperty({ type: String, nullable: true }) fromName: string | null;
  @ApiProperty({ type: String, nullable: true }) subject: string | null;
  @ApiProperty({ type: String, nullable: true }) html: string | null;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty({ type: String, nullable: true }) templateId: string | null;
}

export class AbTestView {
  @ApiProperty({ type: 'integer', example: 20 }) samplePercent: number;
  @ApiProperty({ enum: WINNERS }) winner: string;
  @ApiProperty({ type: String, nullable: true, example: 'PT4H' }) decideAfter: string | null;
}

export class ScheduleView {
  @ApiProperty({ format: 'date-time' }) sendAt: string;
  @ApiProperty({ enum: TIME_ZONES }) timeZone: string;
  @ApiProperty({ example: 'Europe/Paris', description: 'The account’s, when it was scheduled.' }) zone: string;
  @ApiProperty({ example: '2026-03-10T09:00:00', description: 'What clocks show then.' }) localTime: string;
  @ApiProperty({ format: 'date-time', description: 'The earliest turn of any recipient.' }) startsAt: string;
  @ApiProperty({ format: 'date-time', description: 'The latest.' }) endsAt: string;
  @ApiProperty({ example: 'Begins on 2026-03-02 09:00, Europe/Paris.' }) explanation: string;
}

export class PausedView {
  @ApiProperty({
    enum: [
      'by_hand',
      'insufficient_sms_credits',
      'bulk_not_allowed',
      'subscription_required',
      'subscription_expired',
      'sender_not_verified',
      'content_refused',
      'account_closed',
    ],
  })
  code: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the code is about.' })
  detail: Record<string, unknown>;
}

export class WaitsView {
  @ApiProperty({
    enum: [
      'not_yet',
      'recipients_local_time',
      'winner_not_decided',
      'winner_not_chosen',
      'quota',
      'account_blocked',
      'delivering',
    ],
  })
  code: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it goes on by itself.' })
  until: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) detail: Record<string, unknown>;
}

export class WinnerView {
  @ApiProperty({ example: 'B' }) variant: string;
  @ApiProperty({ enum: WINNERS }) by: string;
  @ApiProperty({
    enum: ['better', 'tie', 'too_little_data', 'chosen'],
    description:
      'Of equals the one that did better by the other measure, then the one that lost fewer readers, then the first.',
  })
  reason: string;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class ProgressView {
  @ApiProperty({ ...WHOLE, description: 'Written down so far; final once `complete`.' }) recipients: number;
  @ApiProperty({ description: 'Everybody who is meant is written down.' }) complete: boolean;
  @ApiProperty({ ...WHOLE, description: 'Their turn has not come.' }) waiting: number;
  @ApiProperty({ ...WHOLE, description: 'Handed over to delivery.' }) sent: number;
  @ApiProperty({ ...WHOLE, description: 'Not written to: on the suppression list.' }) suppressed: number;
  @ApiProperty({ ...WHOLE, description: 'Not written to: gone, unsubscribed or refused since the start.' })
  leftOut: number;
  @ApiProperty({ ...WHOLE, description: 'Waited when the campaign was cancelled.' }) cancelled: number;
  @ApiProperty(WHOLE) delivered: number;
  @ApiProperty(WHOLE) bounced: number;
  @ApiProperty(WHOLE) expired: number;
  @ApiProperty(WHOLE) complained: number;
  @ApiProperty(WHOLE) unsubscribed: number;
  @ApiProperty(WHOLE) opens: number;
  @ApiProperty(WHOLE) uniqueOpens: number;
  @ApiProperty(WHOLE) clicks: number;
  @ApiProperty(WHOLE) uniqueClicks: number;
}

export class CampaignSummaryView {
  @ApiProperty({ example: 'cmp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'Spring sale' }) name: string;
  @ApiProperty({ enum: CHANNELS }) channel: string;
  @ApiProperty({ enum: CAMPAIGN_STATES }) state: string;
  @ApiProperty({ type: CampaignAudienceView }) audience: CampaignAudienceView;
  @ApiProperty({ type: ScheduleView, nullable: true }) schedule: ScheduleView | null;
  @ApiProperty({ type: PausedView, nullable: true, description: 'Why it stands still until somebody does something.' })
  paused: PausedView | null;
  @ApiProperty({ type: WaitsView, nullable: true, description: 'Why it waits, and goes on by itself.' })
  because: WaitsView | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: string | null;
}

export class CampaignView extends CampaignSummaryView {
  @ApiProperty({ type: CampaignMailboxView, nullable: true }) from: CampaignMailboxView | null;
  @ApiProperty({ type: String, nullable: true }) smsFrom: string | null;
  @ApiProperty({ type: CampaignMailboxView, nullable: true }) replyTo: CampaignMailboxView | null;
  @ApiProperty({ type: String, nullable: true, example: 'Spring is here, {{firstName}}' }) subject: string | null;
  @ApiProperty({ type: String, nullable: true }) html: string | null;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty({ type: String, nullable: true }) templateId: string | null;
  @ApiProperty({ type: CampaignTrackView }) track: CampaignTrackView;
  @ApiProperty({ type: [VariantView] }) variants: VariantView[];
  @ApiProperty({ type: AbTestView, nullable: true }) abTest: AbTestView | null;
  @ApiProperty({ type: WinnerView, nullable: true }) winner: WinnerView | null;
  @ApiProperty({ type: ProgressView }) progress: ProgressView;
  @ApiProperty({ type: [String], description: 'What can be done with it now.', example: ['pause', 'cancel'] })
  allowed: string[];
  @ApiPropertyOptional({
    type: [String],
    description: 'After scheduling: what deserves a look, though it is no fault.',
    example: ['turns_are_past'],
  })
  warnings?: string[];
}
