import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ListQuery, wholeNumber } from '../../../../platform/http/index.js';
import { EVENT_TYPE } from '../../../spool/index.js';

export const EVENT_TYPES = Object.keys(EVENT_TYPE);

class TlsView {
  @ApiProperty({ example: 'TLSv1.3' }) version: string;
  @ApiProperty({ example: 'TLS_AES_256_GCM_SHA384' }) cipher: string;
}

export class EventView {
  @ApiProperty({ example: 'evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ type: 'integer', description: 'Rises within the account.' }) sequence: number;
  @ApiProperty({ enum: EVENT_TYPES }) type: string;
  @ApiProperty({ format: 'date-time' }) occurredAt: string;
  @ApiProperty() messageId: string;
  @ApiProperty() deliveryId: string;
  @ApiProperty({ example: 'ada@example.net' }) recipient: string;
  @ApiProperty({ type: 'integer' }) attempt: number;
  @ApiProperty({ type: 'string', nullable: true }) host: string | null;
  @ApiProperty({ type: 'string', nullable: true }) ip: string | null;
  @ApiProperty({ type: 'string', nullable: true }) sourceIp: string | null;
  @ApiProperty({ type: TlsView, nullable: true }) tls: TlsView | null;
  @ApiProperty({ type: 'integer', nullable: true }) code: number | null;
  @ApiProperty({ type: 'string', nullable: true }) enhancedCode: string | null;
  @ApiProperty({ type: 'string', nullable: true }) text: string | null;
  @ApiProperty({ type: 'string', nullable: true }) class: string | null;
  @ApiProperty({ type: 'string', nullable: true }) url: string | null;
  @ApiProperty({ type: 'string', nullable: true }) userAgent: string | null;
  @ApiProperty({ type: 'boolean', nullable: true }) machineLikely: boolean | null;
  @ApiProperty({ description: 'This attempt may have been a second copy: the result of the one before was lost.' })
  ambiguousRetry: boolean;
  @ApiProperty() sandbox: boolean;
  @ApiProperty({ type: [String] }) tags: string[];
  @ApiProperty({ type: 'string', nullable: true }) customId: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'The campaign that the mail belongs to.' })
  campaignId: string | null;
}

export class EventsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: EVENT_TYPES, isArray: true, description: 'Only these types; repeatable.' })
  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown => (value === undefined ? undefined : [value].flat()))
  @IsIn(EVENT_TYPES, { each: true })
  type?: string[];

  @ApiPropertyOptional({
    type: 'integer',
    description: 'Only events behind this `sequence`; where a reader of the feed goes on.',
  })
  @IsOptional()
  @Transform(wholeNumber)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}
