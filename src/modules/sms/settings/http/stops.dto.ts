import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';

export class AddSmsStopBody {
  @ApiProperty({ example: '+33612345678', maxLength: 40, description: 'With its plus.' })
  @IsString()
  @MaxLength(40)
  number: string;
}

export class SmsStopsQuery extends ListQuery {
  @ApiPropertyOptional({ example: '+33612345678' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  number?: string;
}

export class SmsStopView {
  @ApiProperty({ example: 'sst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: '+33612345678' }) number: string;
  @ApiProperty({ enum: ['inbound', 'api'], description: '`inbound`: its owner answered STOP.' }) source: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'What was answered.' })
  inboundId: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}
