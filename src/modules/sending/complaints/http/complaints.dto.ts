import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { COMPLAINT_SOURCES, type ComplaintSource } from '../data/complaint.js';

const ACCOUNT = 'acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const MESSAGE = 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

export class RecordComplaintBody {
  @ApiProperty({ example: ACCOUNT })
  @IsString()
  @MaxLength(64)
  accountId: string;

  @ApiPropertyOptional({ example: MESSAGE, description: 'When the complaint shows which message it is about' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  messageId?: string;

  @ApiProperty({ format: 'email', example: 'ada@example.net', description: 'Who complains, or for whom' })
  @IsString()
  @MaxLength(320)
  recipient: string;

  @ApiProperty({ enum: COMPLAINT_SOURCES })
  @IsIn(COMPLAINT_SOURCES)
  source: ComplaintSource;

  @ApiProperty({ format: 'date-time', example: '2026-03-01T10:00:00Z' })
  @IsISO8601({ strict: true, strictSeparator: true })
  @MaxLength(40)
  receivedAt: string;

  @ApiProperty({ example: 'abuse-desk 4711', description: 'Recorded once, whoever repeats it' })
  @IsString()
  @Length(1, 200)
  @Matches(/^[\p{L}\p{N}\p{P}\p{S} ]+$/u)
  reference: string;
}

export class ComplaintsQuery extends ListQuery {
  @ApiPropertyOptional({ example: ACCOUNT })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  accountId?: string;

  @ApiPropertyOptional({ example: MESSAGE })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  messageId?: string;

  @ApiPropertyOptional({ enum: COMPLAINT_SOURCES })
  @IsOptional()
  @IsIn(COMPLAINT_SOURCES)
  source?: ComplaintSource;

  @ApiPropertyOptional({ example: 'abuse-desk 4711' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reference?: string;
}

export class ComplaintView {
  @ApiProperty({ example: 'cpt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: ACCOUNT }) accountId: string;
  @ApiProperty({ nullable: true, type: String, example: MESSAGE }) messageId: string | null;
  @ApiProperty({ nullable: true, type: String, example: 'dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  deliveryId: string | null;
  @ApiProperty({ nullable: true, type: String, example: 'ada@example.net' }) recipient: string | null;
  @ApiProperty({ enum: COMPLAINT_SOURCES }) source: string;
  @ApiProperty({ nullable: true, type: String, example: 'abuse' }) feedbackType: string | null;
  @ApiProperty({ nullable: true, type: String, example: 'abuse-desk 4711' }) reference: string | null;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
}
