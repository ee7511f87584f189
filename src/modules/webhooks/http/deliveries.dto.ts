import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsISO8601, IsOptional, Matches, ValidateIf } from 'class-validator';
import { ListQuery } from '../../../platform/http/index.js';
import { WEBHOOK_TYPES } from '../rules/event-types.js';

const STATUSES = ['waiting', 'delivered', 'failed'];
const EVENT_ID = 'evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

class AttemptView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 200 }) status: number | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'timeout', description: 'Null when it was received.' })
  error: string | null;
  @ApiProperty({ type: 'integer', example: 84 }) durationMs: number;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The first 500 characters of the answer, with HTML escaped and control characters taken out.',
  })
  response: string | null;
}

export class WebhookDeliveryView {
  @ApiProperty({ example: 'whd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12' }) id: string;
  @ApiProperty({ example: EVENT_ID, description: '`webhook-id`; the same however often it is sent.' }) eventId: string;
  @ApiProperty({ type: 'integer', description: '`posthorn-sequence`: rises by one within the webhook.' })
  sequence: number;
  @ApiProperty({ enum: WEBHOOK_TYPES, example: 'bounced' }) type: string;
  @ApiProperty({ format: 'date-time' }) occurredAt: string;
  @ApiProperty({ enum: STATUSES }) status: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) nextAttemptAt: string | null;
  @ApiProperty({ type: 'integer', description: 'How often it was sent.' }) tries: number;
  @ApiProperty({ type: [AttemptView], description: 'The last twenty, oldest first.' }) attempts: AttemptView[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) endedAt: string | null;
}

export class DeliveriesQuery extends ListQuery {
  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: string;

  @ApiPropertyOptional({ example: EVENT_ID, description: 'Only deliveries of this event.' })
  @IsOptional()
  @Matches(/^evt_[0-9a-f-]{36}$/)
  eventId?: string;
}

export class ReplayBody {
  @ApiProperty({ format: 'date-time', description: 'Events that happened at or after.' })
  @IsISO8601({ strict: true })
  from: string;

  @ApiProperty({ format: 'date-time', description: 'Events that happened before; at most 31 days after `from`.' })
  @IsISO8601({ strict: true })
  to: string;

  @ApiPropertyOptional({ isArray: true, enum: WEBHOOK_TYPES, description: 'Those of the webhook when left out.' })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(WEBHOOK_TYPES, { each: true })
  types?: string[];
}

export class ReplayView {
  @ApiProperty({ example: 'whr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a13' }) id: string;
  @ApiProperty({ type: 'integer', description: 'So many events are put in line, in the background.' }) count: number;
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ type: [String], nullable: true, description: 'Null: all.' }) types: string[] | null;
}

export class TestEventView {
  @ApiProperty({ example: EVENT_ID, description: '`webhook-id` of the test event.' }) eventId: string;
  @ApiProperty({ description: 'The receiver answered 2xx.' }) received: boolean;
  @ApiProperty({ type: 'integer', nullable: true, example: 200 }) status: number | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) error: string | null;
  @ApiProperty({ type: 'integer', example: 84 }) durationMs: number;
  @ApiProperty({ type: 'string', nullable: true }) response: string | null;
}
