import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const OrNull = () => ValidateIf((_, value: unknown) => value !== undefined && value !== null);

class RouteTermsBody {
  @ApiPropertyOptional({ default: true })
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    default: 100,
    description: 'The smallest goes first; equal ones share.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1000)
  priority?: number;

  @ApiPropertyOptional({ type: [String], example: ['FR'], description: 'Only there; none: everywhere.' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(250)
  @ArrayUnique()
  @Matches(/^[A-Z]{2}$/, { each: true, context: { code: 'country_unknown' } })
  countries?: string[];

  @ApiPropertyOptional({ default: false, description: 'TLS from the first octet.' })
  @IfGiven()
  @IsBoolean()
  tls?: boolean;

  @ApiPropertyOptional({ default: '', maxLength: 63 })
  @IfGiven()
  @IsString()
  @MaxLength(63)
  @Matches(PRINTABLE_ASCII)
  systemType?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    default: 10,
    description: 'Unanswered submissions of one bind.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1000)
  window?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 10000,
    default: 50,
    description: 'Parts a second of all binds together, as the contract allows.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(10000)
  tps?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 16,
    default: 1,
    description: 'Binds at a time, of all workers together.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(16)
  binds?: number;

  @ApiPropertyOptional({
    enum: ['udh', 'sar', 'payload'],
    default: 'udh',
    description: 'How parts of a long text belong together.',
  })
  @IfGiven()
  @IsIn(['udh', 'sar', 'payload'])
  longTexts?: 'udh' | 'sar' | 'payload';

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 255,
    default: 0,
    description: 'data_coding of GSM 03.38.',
  })
  @IfGiven()
  @IsInt()
  @Min(0)
  @Max(255)
  gsmDataCoding?: number;

  @ApiPropertyOptional({ default: '', maxLength: 5 })
  @IfGiven()
  @IsString()
  @MaxLength(5)
  @Matches(PRINTABLE_ASCII)
  serviceType?: string;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: 6,
    description: 'Null: by the kind of sender.',
  })
  @OrNull()
  @IsInt()
  @Min(0)
  @Max(6)
  sourceTon?: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: 18,
    description: 'Null: by the kind of sender.',
  })
  @OrNull()
  @IsInt()
  @Min(0)
  @Max(18)
  sourceNpi?: number | null;

  @ApiPropertyOptional({
    enum: ['auto', 'same', 'hex_to_decimal', 'decimal_to_hex'],
    default: 'auto',
    description: 'How receipts write the ids that answers to submissions gave.',
  })
  @IfGiven()
  @IsIn(['auto', 'same', 'hex_to_decimal', 'decimal_to_hex'])
  receiptIds?: 'auto' | 'same' | 'hex_to_decimal' | 'decimal_to_hex';

  @ApiPropertyOptional({
    enum: ['keep', 'resend'],
    default: 'keep',
    description: 'What becomes of a part that got no answer. `resend` may deliver it twice; it is charged once.',
  })
  @IfGiven()
  @IsIn(['keep', 'resend'])
  onUnknown?: 'keep' | 'resend';

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 120,
    default: 30,
    description: 'How long an answer may take.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(120)
  responseSeconds?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 300,
    default: 30,
    description: 'Silence after which enquire_link is sent.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(300)
  enquireSeconds?: number;
}

export class AddSmsRouteBody extends RouteTermsBody {
  @ApiProperty({
    example: 'carrier-one',
    pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
    description: 'No other route has it; hooks are called by it.',
  })
  @Matches(/^(?!sandbox$)[a-z0-9][a-z0-9-]{0,62}$/)
  name: string;
  @ApiProperty({ example: 'smpp.carrier.example', maxLength: 253 })
  @Matches(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?$/)
  host: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 65535, example: 2775 })
  @IsInt()
  @Min(1)
  @Max(65535)
  port: number;
  @ApiProperty({ example: 'acme', maxLength: 63, description: 'By the book at most 15 characters.' })
  @IsString()
  @Matches(/^[\x21-\x7e]{1,63}$/)
  systemId: string;
  @ApiProperty({ example: 'secret', maxLength: 63, description: 'By the book at most 8 characters. Never shown.' })
  @IsString()
  @MaxLength(63)
  @Matches(PRINTABLE_ASCII)
  password: string;
}

export class ChangeSmsRouteBody extends RouteTermsBody {
  @ApiPropertyOptional({ example: 'smpp.carrier.example', maxLength: 253 })
  @IfGiven()
  @Matches(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?$/)
  host?: string;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 65535, example: 2775 })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(65535)
  port?: number;
  @ApiPropertyOptional({ example: 'acme', maxLength: 63 })
  @IfGiven()
  @IsString()
  @Matches(/^[\x21-\x7e]{1,63}$/)
  systemId?: string;
  @ApiPropertyOptional({ example: 'secret', maxLength: 63, description: 'Never shown.' })
  @IfGiven()
  @IsString()
  @MaxLength(63)
  @Matches(PRINTABLE_ASCII)
  password?: string;
}
