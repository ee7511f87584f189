import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { MAX_TAGS } from '../rules/tags.js';
import { RecordConsentBody } from './consents.dto.js';
import { IsListId, IsMoment } from './contact-checks.js';

const given = (_: object, value: unknown): boolean => value !== undefined && value !== null;
const MAX_LISTS = 50;
const MAX_CONSENTS = 10;

class ContactFactsBody {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '+33612345678',
    description: 'With the country in front.',
  })
  @ValidateIf(given)
  @IsString()
  @MaxLength(40)
  phone?: string | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { city: 'Paris', age: 36 },
    description: 'By the keys of the account’s fields; null takes a value away.',
  })
  @IfGiven()
  @IsObject()
  fields?: Record<string, unknown>;

  @ApiPropertyOptional({ type: [String], maxItems: MAX_TAGS, example: ['vip'] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @IsString({ each: true })
  tags?: string[];

  @ApiPropertyOptional({ type: String, nullable: true, example: 'fr', description: 'What the person reads.' })
  @ValidateIf(given)
  @IsString()
  @MaxLength(35)
  language?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Europe/Paris' })
  @ValidateIf(given)
  @IsString()
  @MaxLength(64)
  timeZone?: string | null;
}

class ContactBody extends ContactFactsBody {
  @ApiProperty({ format: 'email', example: 'ada@example.net' })
  @IsString()
  @MaxLength(320)
  email: string;
}

export class CreateContactBody extends ContactBody {
  @ApiPropertyOptional({
    type: [String],
    maxItems: MAX_LISTS,
    description: 'Lists to put the contact on.',
    example: ['lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'],
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MAX_LISTS)
  @IsListId(true)
  lists?: string[];

  @ApiPropertyOptional({
    type: [RecordConsentBody],
    maxItems: MAX_CONSENTS,
    description: 'What the person agreed to. Who agreed to mail need not confirm the lists once more.',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MAX_CONSENTS)
  @ValidateNested({ each: true })
  @Type(() => RecordConsentBody)
  consents?: RecordConsentBody[];
}

/** Tags are replaced; fields are changed one by one. */
export class ChangeContactBody extends PartialType(ContactBody, { skipNullProperties: false }) {}

export class ContactsQuery extends ListQuery {
  @ApiPropertyOptional({ example: 'ada@', description: 'What the address begins with; ordered by address then.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ example: '+33612345678' })
  @IsOptional()
  @IsString()
  @Matches(/^\+[1-9]\d{4,14}$/)
  phone?: string;

  @ApiPropertyOptional({ example: 'vip' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  tag?: string;

  @ApiPropertyOptional({ example: 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11', description: 'Active members only.' })
  @IsOptional()
  @IsListId()
  list?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Added at or after.' })
  @IsOptional()
  @IsMoment()
  createdFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Added before.' })
  @IsOptional()
  @IsMoment()
  createdTo?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Changed at or after; ordered by the last change then.' })
  @IsOptional()
  @IsMoment()
  updatedFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Changed before; ordered by the last change then.' })
  @IsOptional()
  @IsMoment()
  updatedTo?: string;
}

class ConsentStatesView {
  @ApiProperty({ enum: ['none', 'pending', 'granted', 'withdrawn'] }) mail: string;
  @ApiProperty({ enum: ['none', 'pending', 'granted', 'withdrawn'] }) sms: string;
}

class MembershipView {
  @ApiProperty({ example: 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) listId: string;
  @ApiProperty({ example: 'News' }) name: string;
  @ApiProperty({ enum: ['pending', 'active', 'unsubscribed'] }) status: string;
  @ApiProperty({ format: 'date-time' }) since: string;
}

export class ContactView {
  @ApiProperty({ example: 'con_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'ada@example.net', description: 'In lower case, the domain in ASCII.' }) email: string;
  @ApiProperty({ type: String, nullable: true, example: '+33612345678' }) phone: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) fields: object;
  @ApiProperty({ type: [String], example: ['vip'] }) tags: string[];
  @ApiProperty({ type: String, nullable: true, example: 'fr' }) language: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Europe/Paris' }) timeZone: string | null;
  @ApiProperty({
    type: [String],
    description: 'Lists on which the contact is active.',
    example: ['lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'],
  })
  lists: string[];
  @ApiProperty({ type: [MembershipView], description: 'Also lists that wait for a confirmation or were left.' })
  memberships: MembershipView[];
  @ApiProperty({ type: ConsentStatesView }) consent: ConsentStatesView;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) lastSentAt: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) lastOpenedAt: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) lastClickedAt: string | null;
}
