import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { IfGiven } from '../../../../platform/http/index.js';
import { CleanText } from '../../../accounts/index.js';
import { MAX_DESCRIPTION_CHARS, MAX_NAME_CHARS, MAX_OPT_IN_TEXT_CHARS } from '../rules/list-token.js';

const given = (_: object, value: unknown): boolean => value !== undefined && value !== null;

class ListTextsBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: MAX_DESCRIPTION_CHARS, example: 'Once a month' })
  @ValidateIf(given)
  @CleanText(MAX_DESCRIPTION_CHARS)
  description?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MAX_OPT_IN_TEXT_CHARS,
    example: 'Acme may write to me once a month about new offers.',
    description: 'What one agrees to; kept with every consent. Null: a sentence of ours. A change makes a new version.',
  })
  @ValidateIf(given)
  @IsString()
  @MaxLength(MAX_OPT_IN_TEXT_CHARS)
  @Matches(/\S/)
  optInText?: string | null;

  @ApiPropertyOptional({ enum: LANGUAGES, nullable: true, description: 'Of its mails and pages; null: the account’s.' })
  @ValidateIf(given)
  @IsIn(LANGUAGES)
  language?: Language | null;
}

class NewListFields extends ListTextsBody {
  @ApiProperty({ maxLength: MAX_NAME_CHARS, example: 'News', description: 'Its subscribers read it.' })
  @CleanText(MAX_NAME_CHARS)
  name: string;
}

export class CreateListBody extends NewListFields {
  @ApiPropertyOptional({
    default: false,
    description: 'Whoever subscribes is on the list when he has confirmed it by a link in a mail.',
  })
  @IfGiven()
  @IsBoolean()
  doubleOptIn?: boolean;
}

export class ChangeListBody extends PartialType(CreateListBody, { skipNullProperties: false }) {}

export class ListView {
  @ApiProperty({ example: 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'News' }) name: string;
  @ApiProperty({ type: String, nullable: true, example: 'Once a month' }) description: string | null;
  @ApiProperty({ example: true }) doubleOptIn: boolean;
  @ApiProperty({ type: String, nullable: true }) optInText: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) optInTextVersion: number;
  @ApiProperty({ type: String, nullable: true, enum: LANGUAGES }) language: string | null;
  @ApiProperty({ type: 'integer', example: 1200, description: 'Active members.' }) memberCount: number;
  @ApiProperty({ example: 'q3Zk7mB1xX0cT5vY9wLrPa2d', description: 'For forms: `POST /v1/lists/{id}/subscribe`.' })
  token: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}
