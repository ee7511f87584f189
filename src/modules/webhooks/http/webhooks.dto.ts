import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CleanText } from '../../accounts/index.js';
import { WEBHOOK_TYPES } from '../rules/event-types.js';
import { MAX_BATCH_EVENTS, MAX_BATCH_WAIT_SECONDS } from '../rules/webhook.js';
import { IfGiven } from '../../../platform/http/index.js';

const URL_CHARACTERS = 2_048;
const DESCRIPTION_CHARACTERS = 200;
const HEALTH_STATES = ['healthy', 'failing', 'paused', 'disabled'];
const URL_SAYS =
  'https; http only to addresses that the operator has listed. Private networks are refused, redirects are not followed.';

/** What may be left out, or be null to take it away. */
function IfNotNull(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined && value !== null);
}

export class BatchBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_BATCH_EVENTS, example: 100 })
  @IsInt()
  @Min(1)
  @Max(MAX_BATCH_EVENTS)
  maxEvents: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_BATCH_WAIT_SECONDS, example: 5 })
  @IsInt()
  @Min(1)
  @Max(MAX_BATCH_WAIT_SECONDS)
  maxWaitSeconds: number;
}

class WebhookBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: DESCRIPTION_CHARACTERS, example: 'The shop' })
  @IfNotNull()
  @CleanText(DESCRIPTION_CHARACTERS)
  description?: string | null;

  @ApiPropertyOptional({ default: true, description: 'Switched off it hears of nothing that happens meanwhile.' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({
    type: BatchBody,
    nullable: true,
    description: 'Several events in one request: as many, or after so long. Without it each comes alone.',
  })
  @IfNotNull()
  @IsObject()
  @ValidateNested()
  @Type(() => BatchBody)
  batch?: BatchBody | null;
}

export class CreateWebhookBody extends WebhookBody {
  @ApiProperty({ example: 'https://shop.example/hooks/mail', maxLength: URL_CHARACTERS, description: URL_SAYS })
  @IsString()
  @MaxLength(URL_CHARACTERS)
  url: string;

  @ApiProperty({ isArray: true, enum: WEBHOOK_TYPES, example: ['delivered', 'bounced', 'complained'] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(WEBHOOK_TYPES.length)
  @ArrayUnique()
  @IsIn(WEBHOOK_TYPES, { each: true })
  types: string[];
}

export class ChangeWebhookBody extends WebhookBody {
  @ApiPropertyOptional({ example: 'https://shop.example/hooks/mail', maxLength: URL_CHARACTERS, description: URL_SAYS })
  @IfGiven()
  @IsString()
  @MaxLength(URL_CHARACTERS)
  url?: string;

  @ApiPropertyOptional({ isArray: true, enum: WEBHOOK_TYPES, example: ['bounced'] })
  @IfGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(WEBHOOK_TYPES.length)
  @ArrayUnique()
  @IsIn(WEBHOOK_TYPES, { each: true })
  types?: string[];
}

class WebhookFailureView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'integer', nullable: true, example: 503 }) status: number | null;
  @ApiProperty({ example: 'receiver_error' }) error: string;
}

class WebhookHealthView {
  @ApiProperty({
    enum: HEALTH_STATES,
    description:
      '`failing` after the first failure, `paused` after five in a row: then one event is tried now and then and the others wait.',
  })
  state: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) lastSuccessAt: string | null;
  @ApiProperty({ type: WebhookFailureView, nullable: true }) lastFailure: WebhookFailureView | null;
  @ApiProperty({ type: 'integer', description: 'Events that wait for this receiver.' }) backlog: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) nextAttemptAt: string | null;
  @ApiProperty({ type: 'string', nullable: true, enum: ['failing', 'gone', 'account_closed', null] })
  disabledBecause: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) disabledAt: string | null;
}

export class WebhookView {
  @ApiProperty({ example: 'whk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'https://shop.example/hooks/mail' }) url: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'The shop' }) description: string | null;
  @ApiProperty({ isArray: true, enum: WEBHOOK_TYPES, example: ['delivered', 'bounced'] }) types: string[];
  @ApiProperty() active: boolean;
  @ApiProperty({ type: BatchBody, nullable: true }) batch: BatchBody | null;
  @ApiProperty({ type: WebhookHealthView }) health: WebhookHealthView;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Until then the secret before the last rotation signs too.',
  })
  previousSecretUntil: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class IssuedWebhookView extends WebhookView {
  @ApiProperty({ example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwWyTIcVmxo3c=', description: 'Shown this once.' })
  secret: string;
}
