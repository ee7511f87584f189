import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { SENDER_STATES, type SenderStatus } from '../data/senders.repository.js';

const SENDER_ID = 'sse_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const PRINTABLE = /^[^\p{Cc}]+$/u;

export class RequestSmsSenderBody {
  @ApiProperty({
    example: 'ACME',
    maxLength: 16,
    description: 'A name of 1–11 letters, digits and blanks, a number with its plus, or a short code.',
  })
  @IsString()
  @MaxLength(16)
  sender: string;

  @ApiPropertyOptional({ type: [String], example: ['IT'], description: 'Where it is to be shown; none: everywhere.' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(250)
  @ArrayUnique()
  @Matches(/^[A-Z]{2}$/, { each: true, context: { code: 'country_unknown' } })
  countries?: string[];

  @ApiPropertyOptional({ maxLength: 1000, example: 'Our registered trade name', description: 'Why it is yours.' })
  @IfGiven()
  @IsString()
  @MaxLength(1000)
  @Matches(/^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u)
  note?: string;
}

export class SmsSenderView {
  @ApiProperty({ example: SENDER_ID }) id: string;
  @ApiProperty({ example: 'ACME' }) sender: string;
  @ApiProperty({ enum: ['name', 'number', 'short_code'] }) kind: string;
  @ApiProperty({ type: [String], example: ['IT'] }) countries: string[];
  @ApiProperty({ type: String, nullable: true, example: 'Our registered trade name' }) note: string | null;
  @ApiProperty({ enum: SENDER_STATES }) status: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it was refused.' }) reason:
    string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) decidedAt: string | null;
}

export class StaffSmsSenderView extends SmsSenderView {
  @ApiProperty({ example: 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) accountId: string;
}

export class SmsSendersQuery extends ListQuery {
  @ApiPropertyOptional({ enum: SENDER_STATES })
  @IsOptional()
  @IsIn(SENDER_STATES)
  status?: SenderStatus;
}

export class ApproveSmsSenderBody {
  @ApiPropertyOptional({ type: [String], example: ['IT'], description: 'Only there, whatever was asked for.' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(250)
  @ArrayUnique()
  @Matches(/^[A-Z]{2}$/, { each: true, context: { code: 'country_unknown' } })
  countries?: string[];
}

export class RefuseSmsSenderBody {
  @ApiProperty({ maxLength: 500, example: 'The name is another company’s.', description: 'The customer reads it.' })
  @IsString()
  @MaxLength(500)
  @Matches(PRINTABLE)
  reason: string;
}
