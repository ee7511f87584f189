import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsTimeZone, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { type Counter, COUNTERS } from '../rules/counters.js';
import { type Grouping, GROUPINGS } from '../rules/dimensions.js';
import { type Interval, INTERVALS, MOST_DAYS } from '../rules/stats-range.js';

const MAX_VALUE = 320;

export class StatsQuery extends ListQuery {
  @ApiPropertyOptional({
    example: '2026-03-01',
    description:
      'A date or a time with its offset; begins the interval it lies in. Without it 30 days, or 48 hours, before `to`.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  from?: string;

  @ApiPropertyOptional({
    example: '2026-03-31',
    description: `A date, which is meant to its end, or a time, which is not included. Without it now. At most ${MOST_DAYS.hour} days after \`from\` by the hour, ${MOST_DAYS.day} by the day.`,
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  to?: string;

  @ApiPropertyOptional({ enum: INTERVALS, default: 'day' })
  @IsOptional()
  @IsIn(INTERVALS)
  interval: Interval = 'day';

  @ApiPropertyOptional({
    example: 'Europe/Paris',
    description: 'Whose days are meant; that of the account without it.',
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string;

  @ApiPropertyOptional({
    enum: GROUPINGS,
    description: 'A row for each group of which something happened in the interval.',
  })
  @IsOptional()
  @IsIn(GROUPINGS)
  groupBy?: Grouping;

  @ApiPropertyOptional({
    example: 'transactional',
    description: 'Only this stream. One filter at a time, and no other `groupBy`.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_VALUE)
  stream?: string;

  @ApiPropertyOptional({ example: 'invoices', description: 'Only messages with this tag.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_VALUE)
  tag?: string;

  @ApiPropertyOptional({ example: 'example.org', description: 'Only messages from this domain.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_VALUE)
  domain?: string;

  @ApiPropertyOptional({ example: 'google', description: 'Only recipients with this provider.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_VALUE)
  provider?: string;

  @ApiPropertyOptional({ description: 'Only this campaign.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_VALUE)
  campaign?: string;

  @ApiPropertyOptional({ example: '198.51.100.7', description: 'Only what was sent from this address.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_VALUE)
  ip?: string;
}

export class StatsChartQuery extends StatsQuery {
  @ApiPropertyOptional({
    enum: COUNTERS,
    default: 'delivered',
    description: 'What is drawn of each group; of use with `groupBy`.',
  })
  @IsOptional()
  @IsIn(COUNTERS)
  metric: Counter = 'delivered';
}

export class AdminStatsQuery extends StatsQuery {
  @ApiPropertyOptional({
    example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
    description: 'Only this account. Without it all customers together, by stream, provider or address at most.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  accountId?: string;
}

export class RatesView {
  @ApiProperty({ type: 'number', nullable: true, example: 0.9897, description: 'Of what was accepted.' })
  delivered: number | null;
  @ApiProperty({ type: 'number', nullable: true, example: 0.0082, description: 'Of what was accepted.' })
  bounced: number | null;
  @ApiProperty({ type: 'number', nullable: true, example: 0.0002, description: 'Of what was delivered.' })
  complained: number | null;
  @ApiProperty({ type: 'number', nullable: true, example: 0.0017, description: 'Of what was delivered.' })
  unsubscribed: number | null;
  @ApiProperty({ type: 'number', nullable: true, example: 0.4133, description: '`uniqueOpens` of what was delivered.' })
  opened: number | null;
  @ApiProperty({
    type: 'number',
    nullable: true,
    example: 0.0621,
    description: '`uniqueClicks` of what was delivered.',
  })
  clicked: number | null;
}

export class StatsView {
  @ApiProperty({ format: 'date-time', example: '2026-03-01T23:00:00.000Z', description: 'When the interval begins.' })
  at: string;
  @ApiPropertyOptional({
    format: 'date',
    example: '2026-03-02',
    description: 'The day, in the time zone asked for; with `interval=day`.',
  })
  date?: string;
  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: 'google',
    description: 'With `groupBy`; null for mail without a tag, a campaign or an address, and where nothing happened.',
  })
  group?: string | null;
  @ApiProperty({ type: 'integer', example: 12_240, description: 'Recipients of accepted messages.' }) accepted: number;
  @ApiProperty({ type: 'integer', example: 12_114, description: 'Taken by the receiving server.' }) delivered: number;
  @ApiProperty({
    type: 'integer',
    example: 100,
    description: 'Refused for good, at once or after having been delivered.',
  })
  bounced: number;
  @ApiProperty({ type: 'integer', example: 318, description: 'Attempts that will be repeated.' }) deferred: number;
  @ApiProperty({ type: 'integer', example: 2 }) complained: number;
  @ApiProperty({ type: 'integer', example: 20 }) unsubscribed: number;
  @ApiProperty({ type: 'integer', example: 31, description: 'Not sent: the address is on the suppression list.' })
  suppressed: number;
  @ApiProperty({ type: 'integer', example: 26, description: 'Still not delivered when the message expired.' })
  expired: number;
  @ApiProperty({ type: 'integer', example: 8_450, description: 'By people.' }) opens: number;
  @ApiProperty({ type: 'integer', example: 5_007, description: 'Recipients who opened for the first time.' })
  uniqueOpens: number;
  @ApiProperty({ type: 'integer', example: 990, description: 'By people.' }) clicks: number;
  @ApiProperty({ type: 'integer', example: 752, description: 'Recipients who clicked for the first time.' })
  uniqueClicks: number;
  @ApiProperty({
    type: 'integer',
    example: 2_204,
    description: 'Pictures that scanners and proxies fetched; not in `opens`.',
  })
  machineOpens: number;
  @ApiProperty({ type: 'integer', example: 187, description: 'Links that scanners followed; not in `clicks`.' })
  machineClicks: number;
  @ApiProperty({ type: RatesView }) rates: RatesView;
}
