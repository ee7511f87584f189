import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { SITE_STATES, type SiteState } from '../../../spool/index.js';

const ADDRESS = /^(?:any|[0-9a-f.:]{2,45})$/i;
const UNTIL = {
  format: 'date-time',
  description: 'When it ends by itself; left out, somebody has to end it.',
} as const;

export class SitesQuery extends ListQuery {
  @ApiPropertyOptional({
    enum: SITE_STATES,
    description:
      '`paused` by staff, `resting` because a reply asked for it, `limited` to fewer connections than the shaping says, `sending` now, `waiting`: has mail.',
  })
  @IsOptional()
  @IsIn(SITE_STATES)
  state?: SiteState;

  @ApiPropertyOptional({ example: 'outlook', description: 'A part of the site’s name.' })
  @IsOptional()
  @IsString()
  @Length(1, 255)
  q?: string;
}

export class PauseSiteBody {
  @ApiProperty({ example: 'Their postmaster asked us to wait until the move is over.' })
  @IsString()
  @Length(3, 500)
  reason: string;

  @ApiPropertyOptional(UNTIL)
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;

  @ApiPropertyOptional({ example: '198.51.100.7', description: 'Only from this address; left out, from all.' })
  @IsOptional()
  @Matches(ADDRESS)
  ip?: string;
}

export class ResumeSiteBody {
  @ApiPropertyOptional({ example: '198.51.100.7', description: 'Ends the pause of this address at the site.' })
  @IsOptional()
  @Matches(ADDRESS)
  ip?: string;
}

export class PauseEgressBody {
  @ApiProperty({ example: 'Listed; the removal is under way.' })
  @IsString()
  @Length(3, 500)
  reason: string;

  @ApiPropertyOptional(UNTIL)
  @IsOptional()
  @IsISO8601({ strict: true })
  until?: string;
}

export class PauseSendingBody {
  @ApiProperty({
    example: 'We look into complaints of this morning.',
    description: 'The customer reads it on each message.',
  })
  @IsString()
  @Length(3, 500)
  reason: string;
}

export class ChangeSiteBody {
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 1000,
    description: 'Connections from one address; null: as the shaping says.',
  })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsInt()
  @Min(1)
  @Max(1000)
  maxSessions?: number | null;

  @ApiPropertyOptional({
    type: 'number',
    nullable: true,
    minimum: 0.01,
    maximum: 10000,
    description: 'Messages a second from one address; null: as the shaping says.',
  })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(10_000)
  ratePerSecond?: number | null;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When the shaping’s figures hold again; null: not by itself.',
  })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsISO8601({ strict: true })
  until?: string | null;

  @ApiPropertyOptional({ example: 'Agreed with their postmaster.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

class QueueView {
  @ApiProperty({ type: 'integer', description: 'May leave now.' }) ready: number;
  @ApiProperty({ type: 'integer', description: 'A retry waits for its time.' }) later: number;
  @ApiProperty({ type: 'integer', description: 'Waits for the speed of its account.' }) paced: number;
  @ApiProperty({ type: 'integer', description: 'Waits for a decision or a new quota.' }) held: number;
  @ApiProperty({ type: 'integer', description: 'A connection has it.' }) leased: number;
  @ApiProperty({ type: 'integer', description: 'Waits for its `sendAt`.' }) scheduled: number;
  @ApiProperty({ description: 'Counting ended before the queue did: there is at least so much.' }) atLeast: boolean;
}

class SiteRateView {
  @ApiProperty({ type: 'number', example: 12.4 }) delivered: number;
  @ApiProperty({ type: 'number', example: 0.2 }) deferred: number;
  @ApiProperty({ type: 'number', example: 0 }) bounced: number;
}

class SiteConnectionsView {
  @ApiProperty({ type: 'integer' }) open: number;
  @ApiProperty({ type: 'integer', description: 'Over all addresses that were used there.' }) allowed: number;
}

class SiteShapingView {
  @ApiProperty({ type: 'string', nullable: true, example: 'google' }) provider: string | null;
  @ApiProperty({ type: 'integer' }) maxSessions: number;
  @ApiProperty({ type: 'integer', description: 'As many as a site may earn.' }) mostSessions: number;
  @ApiProperty({ type: 'integer' }) messagesPerConnection: number;
  @ApiProperty({ type: 'number', nullable: true }) ratePerSecond: number | null;
  @ApiProperty({ enum: ['opportunistic', 'required'] }) tls: string;
}

class SiteOverrideView {
  @ApiProperty({ type: 'integer', nullable: true }) maxSessions: number | null;
  @ApiProperty({ type: 'number', nullable: true }) ratePerSecond: number | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) until: string | null;
  @ApiProperty() note: string;
}

class LearnedLimitView {
  @ApiProperty({ example: 'any' }) ip: string;
  @ApiProperty({ type: 'integer' }) maxSessions: number;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The reply that asked for it; null when good service earned more.',
  })
  reply: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) since: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) until: string | null;
}

export class PauseView {
  @ApiProperty({ enum: ['staff', 'reply'], description: 'Who set it: a person, or the site by its replies.' })
  by: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Null: from every address.' }) ip: string | null;
  @ApiProperty({ description: 'Whether it holds for the address at every site.' }) everywhere: boolean;
  @ApiProperty({ type: 'string', nullable: true, description: 'What staff wrote, or the words of the reply.' }) reason:
    string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Who of the staff.' }) pausedBy: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) since: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) until: string | null;
}

class LimitInForceView {
  @ApiProperty({
    enum: ['connections', 'messages_per_second', 'messages_per_connection'],
    description: 'What is limited: open connections, messages a second, or messages in one connection.',
  })
  limit: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'any', description: 'Null: from each of our addresses.' })
  ip: string | null;
  @ApiProperty({ type: 'number', example: 34, description: 'As much as may be, from one address.' }) value: number;
  @ApiProperty({
    enum: ['initial', 'grown', 'lowered', 'recovered', 'staff'],
    description:
      '`initial`: as the shaping says; `grown`: earned by good answers; `lowered`: the reply asked for less; `recovered`: one more after quiet minutes; `staff`: a person set it.',
  })
  setBy: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Mails in a row that were taken before it grew.' })
  goodAnswers: number | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'The words that lowered it.' }) reply: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Who of the staff set it.' }) staff: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Why they set it.' }) note: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Null: it was never another.' })
  since: string | null;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When the initial one holds again.',
  })
  until: string | null;
}

class SiteLimitsView {
  @ApiProperty({ type: [LimitInForceView], description: 'Each limit that holds now, and what set it.' })
  inForce: LimitInForceView[];
  @ApiProperty({ type: SiteShapingView }) shaping: SiteShapingView;
  @ApiProperty({ type: SiteOverrideView, nullable: true, description: 'What staff set; it is part of the shaping.' })
  override: SiteOverrideView | null;
  @ApiProperty({ type: [LearnedLimitView] }) learned: LearnedLimitView[];
  @ApiProperty({ type: [PauseView] }) pauses: PauseView[];
}

export class SiteView {
  @ApiProperty({ example: 'bXg6bXguZXhhbXBsZS5uZXQ', description: 'The name in base64url.' }) id: string;
  @ApiProperty({ example: 'mx:mx.example.net', description: 'The mail hosts that its domains share.' }) site: string;
  @ApiProperty({ enum: SITE_STATES, isArray: true }) states: SiteState[];
  @ApiProperty({ type: QueueView }) queue: QueueView;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'With `atLeast` something older may wait.',
  })
  oldestWaitingAt: string | null;
  @ApiProperty({ type: SiteRateView, description: 'A minute, over the last 15 minutes.' }) perMinute: SiteRateView;
  @ApiProperty({ type: SiteConnectionsView }) connections: SiteConnectionsView;
  @ApiProperty({ type: SiteLimitsView }) limits: SiteLimitsView;
}

class SiteAddressView {
  @ApiProperty({ example: 'any' }) ip: string;
  @ApiProperty({ type: SiteConnectionsView }) connections: SiteConnectionsView;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) pausedUntil: string | null;
}

class SiteReplyView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() ip: string;
  @ApiProperty({ type: 'string', nullable: true }) host: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'rcpt' }) stage: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) code: number | null;
  @ApiProperty({ type: 'string', nullable: true }) enhancedCode: string | null;
  @ApiProperty({ type: 'string', nullable: true }) class: string | null;
  @ApiProperty({ enum: ['deferred', 'bounced'] }) outcome: string;
  @ApiProperty({ description: 'Without the addresses of people.', example: '4.7.0 Try again later' }) text: string;
}

export class SiteDetailView extends SiteView {
  @ApiProperty({ type: [SiteAddressView] }) ips: SiteAddressView[];
  @ApiProperty({ type: [SiteReplyView], description: 'The last twenty refusals, newest first.' })
  replies: SiteReplyView[];
}

export class EgressView {
  @ApiProperty({ example: '198.51.100.7' }) ip: string;
  @ApiProperty({ type: PauseView, nullable: true }) pause: PauseView | null;
}

export class SendingPauseView {
  @ApiProperty() paused: boolean;
  @ApiProperty({ type: 'string', nullable: true }) reason: string | null;
  @ApiProperty({ type: 'string', nullable: true }) pausedBy: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) since: string | null;
}
