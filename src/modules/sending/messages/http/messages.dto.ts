import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../../../../platform/http/index.js';
import { STATUS } from '../../../spool/index.js';

const MESSAGE_ID = 'msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const DELIVERY_ID = 'dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12';
export const RECIPIENT_STATUSES = Object.keys(STATUS);
const MESSAGE_STATUSES = [...RECIPIENT_STATUSES, 'partially_delivered'];

class RecipientHead {
  @ApiProperty({ example: DELIVERY_ID }) id: string;
  @ApiProperty({ example: 'ada@example.net' }) email: string;
  @ApiProperty({ enum: RECIPIENT_STATUSES, example: 'queued' }) status: string;
}

export class RecipientView extends RecipientHead {
  @ApiProperty({ enum: ['to', 'cc', 'bcc'] }) type: string;
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'While waiting.' }) nextAttemptAt:
    string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'Why it waits or ended without an attempt.' }) because:
    string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'It could not be delivered yet and is tried again. It goes on at 2026-05-04 08:00 UTC.',
    description:
      'While it waits: why, until when and after which reply, in the language asked for. For one message; null in lists.',
  })
  waitingFor: string | null;
  @ApiProperty({ type: 'string', nullable: true }) heldReason: string | null;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class MessageView {
  @ApiProperty({ example: MESSAGE_ID }) id: string;
  @ApiProperty({ enum: MESSAGE_STATUSES }) status: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ example: { email: 'news@acme.example' } }) from: { email: string };
  @ApiProperty({ type: 'string', nullable: true }) subject: string | null;
  @ApiProperty({ enum: ['transactional', 'marketing'] }) stream: string;
  @ApiProperty({ type: [String], example: ['order'] }) tags: string[];
  @ApiProperty({ type: 'string', nullable: true }) customId: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) sendAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) expiresAt: string | null;
  @ApiProperty() sandbox: boolean;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ example: '<0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11@acme.example>' }) messageIdHeader: string;
  @ApiProperty({ type: 'integer' }) recipientCount: number;
  @ApiProperty({ type: [RecipientView], description: 'All of them for one message, the first ten in a list.' })
  recipients: RecipientView[];
}

export class MessagesQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'ada@example.net' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  recipient?: string;

  @ApiPropertyOptional({ enum: RECIPIENT_STATUSES, description: 'Messages with at least one recipient in this state.' })
  @IsOptional()
  @IsIn(RECIPIENT_STATUSES)
  status?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  tag?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(255)
  customId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Accepted at or after.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Accepted before.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

export class ContentQuery {
  @ApiPropertyOptional({
    example: DELIVERY_ID,
    description:
      'Of a campaign’s message, whose copy: the id of the delivery. Without it, that of the first recipient.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  recipient?: string;
}

export class MessageContentView {
  @ApiProperty({ example: MESSAGE_ID }) id: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', properties: { name: { type: 'string' }, value: { type: 'string' } } },
    example: [{ name: 'Subject', value: 'Your order' }],
  })
  headers: { name: string; value: string }[];
  @ApiProperty({ type: 'string', nullable: true }) text: string | null;
  @ApiProperty({ type: 'string', nullable: true }) html: string | null;
  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: {
        filename: { type: 'string', nullable: true },
        contentType: { type: 'string' },
        sizeBytes: { type: 'integer' },
        contentId: { type: 'string', nullable: true },
      },
    },
    example: [{ filename: 'invoice.pdf', contentType: 'application/pdf', sizeBytes: 18432, contentId: null }],
  })
  attachments: { filename: string | null; contentType: string; sizeBytes: number; contentId: string | null }[];
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ format: 'byte', description: 'The whole message (RFC 5322) as it is sent, before signing; base64.' })
  raw: string;
}
