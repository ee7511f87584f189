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
  @ApiProperty({ type: 'integer', description: 'Rises within the account.', example: 4711 }) sequence: number;
  @ApiProperty({ enum: EVENT_TYPES, example: 'delivered' }) type: string;
  @ApiProperty({ format: 'date-time' }) occurredAt: string;
  @ApiProperty({ example: 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) messageId: string;
  @ApiProperty({
    description: 'The message for this one recipient.',
    example: 'dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
  })
  deliveryId: string;
  @ApiProperty({ example: 'ada@example.net' }) recipient: string;
  @ApiProperty({ type: 'integer', description: 'Which attempt it belongs to; 0 for none.', example: 1 })
  attempt: number;
  @ApiProperty({ type: 'string', nullable: true, description: 'The receiver’s host.', example: 'mx1.example.net' })
  host: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'The address of that host.', example: '192.0.2.25' })
  ip: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Our address it left from.', example: '198.51.100.7' })
  sourceIp: string | null;
  @ApiProperty({
    type: TlsView,
    nullable: true,
    description: 'How it was encrypted; null: it was not, or nothing was sent.',
  })
  tls: TlsView | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The reply of SMTP.', example: 250 })
  code: number | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Its enhanced code (RFC 3463).', example: '2.0.0' })
  enhancedCode: string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'What the receiver said.',
    example: 'OK queued as 4fXk2z',
  })
  text: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'The kind of refusal, as we read it.', example: null })
  class: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Of a click: where the link leads.', example: null })
  url: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Of opens and clicks: the program.', example: null })
  userAgent: string | null;
  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description: 'Of opens and clicks: a scanner or a proxy rather than a person.',
    example: null,
  })
  machineLikely: boolean | null;
  @ApiProperty({
    description: 'This attempt may have been a second copy: the result of the one before was lost.',
    example: false,
  })
  ambiguousRetry: boolean;
  @ApiProperty({ description: 'Nothing left: the message was sent to be tried only.', example: false })
  sandbox: boolean;
  @ApiProperty({ type: [String], example: ['order'] }) tags: string[];
  @ApiProperty({ type: 'string', nullable: true, description: 'The id you gave the message.', example: 'order-4711' })
  customId: string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The campaign that the mail belongs to.',
    example: null,
  })
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
