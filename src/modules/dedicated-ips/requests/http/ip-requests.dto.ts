import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CleanLines, ListQuery } from '../../../../platform/http/index.js';

import {
  IP_REQUEST_STATUSES,
  type IpRequestStatus,
  type IpRequestStepKind,
  MOST_PER_REQUEST,
  type Stream,
  STREAMS,
} from '../rules/ip-request.js';

class StreamVolumeBody {
  @ApiProperty({ enum: STREAMS })
  @IsIn(STREAMS)
  stream: Stream;

  @ApiProperty({ type: 'integer', example: 400_000, description: 'Messages a month that you expect.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000_000)
  monthlyVolume: number;
}

export class RequestIpsBody {
  @ApiProperty({ type: 'integer', example: 1, minimum: 1, maximum: MOST_PER_REQUEST })
  @IsInt()
  @Min(1)
  @Max(MOST_PER_REQUEST)
  count: number;

  @ApiProperty({ example: 'Invoices and reminders of our shop; we want their reputation apart from our newsletter.' })
  @CleanLines(5000)
  reason: string;

  @ApiProperty({ type: [StreamVolumeBody], description: 'What is to leave from them, each stream once.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STREAMS.length)
  @ArrayUnique((entry: unknown) => (entry as StreamVolumeBody | null)?.stream)
  @ValidateNested({ each: true })
  @Type(() => StreamVolumeBody)
  streams: StreamVolumeBody[];

  @ApiProperty({
    description: 'That you know and follow the best practices; their text is in the answer. Must be true.',
  })
  @Equals(true, { message: 'must be accepted', context: { code: 'must_be_accepted' } })
  acceptsBestPractices: boolean;

  @ApiProperty({ description: 'That you process personal data as the GDPR demands. Must be true.' })
  @Equals(true, { message: 'must be accepted', context: { code: 'must_be_accepted' } })
  acceptsGdpr: boolean;
}

export class AnswerIpRequestBody {
  @ApiProperty({ example: 'The addresses come from orders of the last two years.' })
  @CleanLines(10_000)
  text: string;
}

export class RefuseIpRequestBody {
  @ApiProperty({ example: 'Too many of your messages bounced in the last 30 days; ask again when that is over.' })
  @CleanLines(5000)
  reason: string;
}

export class AskAboutIpRequestBody {
  @ApiProperty({ example: 'Where do the addresses of your newsletter come from?' })
  @CleanLines(5000)
  question: string;
}

export class ApproveIpRequestBody {
  @ApiPropertyOptional({
    example: ['ip_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'],
    description: 'Which of the stock; left out: the oldest free ones. What is missing is awaited.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PER_REQUEST)
  @ArrayUnique()
  @IsString({ each: true })
  ipIds?: string[];
}

export class IpRequestQueueQuery extends ListQuery {
  @ApiPropertyOptional({ enum: IP_REQUEST_STATUSES })
  @IsOptional()
  @IsIn(IP_REQUEST_STATUSES)
  status?: IpRequestStatus;

  @ApiPropertyOptional({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  @IsOptional()
  @IsString()
  accountId?: string;
}

export class RecommendationQuery {
  @ApiPropertyOptional({ type: 'integer', example: 2_400_000, description: 'Left out: what the streams add up to.' })
  @IsOptional()
  @Matches(/^\d{1,11}$/, { message: 'must be a whole number' })
  monthlyVolume?: string;

  @ApiPropertyOptional({ example: 'marketing:400000,transactional:400000' })
  @IsOptional()
  @Matches(/^(?:transactional|marketing):\d{1,11}(?:,(?:transactional|marketing):\d{1,11})?$/, {
    message: 'must be like marketing:400000,transactional:400000',
  })
  streams?: string;

  @ApiPropertyOptional({ type: 'integer', example: 90_000, description: 'Messages on your busiest day.' })
  @IsOptional()
  @Matches(/^\d{1,10}$/, { message: 'must be a whole number' })
  peakDay?: string;
}

class IpRecommendationReasonView {
  @ApiProperty({ enum: ['volume', 'peak_day', 'separate_streams', 'too_little_for_an_ip'] }) code: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 3 }) ips: number | null;
  @ApiProperty({ example: 'One address for each 1,000,000 messages a month: 3.' }) text: string;
}

export class IpRecommendationView {
  @ApiProperty({ type: 'integer', example: 3 }) count: number;
  @ApiProperty({ type: [IpRecommendationReasonView] }) reasons: IpRecommendationReasonView[];
}

export class IpRequestStepView {
  @ApiProperty({ enum: ['requested', 'asked', 'answered', 'approved', 'refused', 'provisioned'] })
  kind: IpRequestStepKind;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) at: string;
  @ApiProperty({ enum: ['user', 'staff', 'system'] }) by: 'user' | 'staff' | 'system';
  @ApiProperty({ type: 'string', nullable: true }) text: string | null;
}

class AcceptanceView {
  @ApiProperty({ example: '2026-01' }) textVersion: string;
  @ApiProperty({ example: 'We follow the best practices of sending and process personal data under the GDPR.' })
  text: string;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) at: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'The person or key that accepted.' }) by: string | null;
}

class RequestedStreamView {
  @ApiProperty({ enum: STREAMS }) stream: Stream;
  @ApiProperty({ type: 'integer', example: 400_000 }) monthlyVolume: number;
}

export class IpRequestView {
  @ApiProperty({ example: 'ipr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ enum: IP_REQUEST_STATUSES }) status: IpRequestStatus;
  @ApiProperty({ type: 'integer', example: 1 }) count: number;
  @ApiProperty() reason: string;
  @ApiProperty({ type: [RequestedStreamView] }) streams: RequestedStreamView[];
  @ApiProperty({ description: 'Whether it is for more than the plan includes.' }) additional: boolean;
  @ApiProperty({ type: 'integer', description: 'How many we would advise for these volumes.' }) recommended: number;
  @ApiProperty({ type: AcceptanceView }) acceptance: AcceptanceView;
  @ApiProperty({ type: 'string', nullable: true, description: 'What we asked last.' }) question: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Why it was refused.' }) refusalReason: string | null;
  @ApiProperty({ example: '2026-05-04T08:00:00.000Z' }) requestedAt: string;
  @ApiProperty({ type: 'string', nullable: true }) decidedAt: string | null;
}

export class RequestedIpView {
  @ApiProperty({ example: 'ip_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '198.51.100.7' }) address: string;
  @ApiProperty({ example: 'warming' }) state: string;
}

export class IpRequestWithStepsView extends IpRequestView {
  @ApiProperty({ type: [IpRequestStepView] }) steps: IpRequestStepView[];
  @ApiProperty({ type: [RequestedIpView], description: 'The addresses that came of it.' }) ips: RequestedIpView[];
}
