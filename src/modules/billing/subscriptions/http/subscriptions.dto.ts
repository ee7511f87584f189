import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { DunningAct } from '../rules/dunning-timeline.js';

export class GrantSubscriptionBody {
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsString()
  @MaxLength(64)
  planId: string;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date',
    example: '2026-12-31',
    description: 'Last usable day; without it there is no end.',
  })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  until?: string;
}

class PeriodView {
  @ApiProperty({ format: 'date', example: '2026-01-15' }) start: string;
  @ApiProperty({ format: 'date', example: '2026-02-15', description: 'The first day that no longer belongs to it.' })
  end: string;
}

class ScheduledChangeView {
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) planId: string;
  @ApiProperty({ enum: ['month', 'year'] }) interval: string;
  @ApiProperty({ format: 'date-time' }) effectiveAt: string;
  @ApiProperty({
    enum: ['requested', 'plan_migrated'],
    description: 'Asked for by the customer, or decided by the operator, who told him by mail.',
  })
  reason: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'Prices of 2027', description: 'What the operator says.' })
  note: string | null;
}

class SuspensionView {
  @ApiProperty({ enum: ['daily_quota'] }) reason: string;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ format: 'date-time', description: 'The next midnight of the offer’s zone.' }) until: string;
}

const DUNNING_ACTS: readonly DunningAct[] = [
  'charge_refused',
  'charge_again',
  'free_plan_follows',
  'service_stopped',
  'last_day_to_renew',
  'data_deleted',
];

class DunningDayView {
  @ApiProperty({ format: 'date', example: '2026-03-03', description: 'A day in the offer’s zone.' }) on: string;
  @ApiProperty({ enum: DUNNING_ACTS }) act: string;
  @ApiProperty({ description: 'Whether it has happened; the rest happens unless the term is paid for.' }) done: boolean;
}

const STATUSES = ['pending_payment', 'active', 'past_due', 'expired', 'ended', 'deleted'];

export class SubscriptionView {
  @ApiProperty({ example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) planId: string;
  @ApiProperty({ example: 'freemium-fr.free' }) planCode: string;
  @ApiProperty({ example: 'freemium-fr' }) offer: string;
  @ApiProperty({ enum: ['month', 'year'] }) interval: string;
  @ApiProperty({ enum: STATUSES }) status: string;
  @ApiProperty({ type: PeriodView }) currentPeriod: PeriodView;
  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'Last usable day; null on free plans.' })
  expiresAt: string | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 40 }) daysLeft: number | null;
  @ApiProperty() autoRenew: boolean;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) cancelledAt: string | null;
  @ApiProperty({ type: ScheduledChangeView, nullable: true }) scheduledChange: ScheduledChangeView | null;
  @ApiProperty({ type: 'string', nullable: true }) paymentMethod: string | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) renewableUntil: string | null;
  @ApiProperty({ type: [DunningDayView], description: 'Empty while nothing is owed.' }) dunning: DunningDayView[];
  @ApiProperty({ type: SuspensionView, nullable: true, description: 'Why it rests although it is paid for.' })
  suspension: SuspensionView | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
