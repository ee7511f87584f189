import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { wholeNumber } from '../../../platform/http/index.js';

export class InboxQuery {
  @ApiPropertyOptional({ type: 'string', description: 'Only mails whose envelope recipient is this address.' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  to?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Transform(wholeNumber)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;
}

export class InboxMailView {
  @ApiProperty({ example: 'dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' })
  id: string;
  @ApiProperty({ example: '2026-03-01T10:00:00.000Z' })
  receivedAt: string;
  @ApiProperty({ example: 'Ann <ann@acme.example>', description: 'The From header.' })
  from: string;
  @ApiProperty({ example: 'bob@example.net', description: 'The To header.' })
  to: string;
  @ApiProperty({ example: 'bob@example.net', description: 'The recipient of the envelope.' })
  recipient: string;
  @ApiProperty({
    description: 'The sender of the envelope.',
    example: 'b+ek3vb7xq2mlw8rt5yc@bounce.posthorn.localhost',
  })
  mailFrom: string;
  @ApiProperty({ example: 'Your order' })
  subject: string;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'confirm-email',
    description: 'Which of Posthorn’s own mails it is.',
  })
  notification: string | null;
  @ApiProperty({ type: [String], example: ['acme.example (rsa-sha256)', 'acme.example (ed25519-sha256)'] })
  dkim: string[];
}

export class InboxListView {
  @ApiProperty({ type: [InboxMailView] })
  data: InboxMailView[];
}
