import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MinLength, ValidateBy, ValidateIf } from 'class-validator';
import { CleanText } from '../../../accounts/index.js';

/** 2 MB, for the HTML and for the text. */
const MAX_BYTES = 2 * 1024 * 1024;
const NAME_CHARS = 100;
/** As long as a line of mail (RFC 5322 §2.1.1). */
const SUBJECT_CHARS = 998;

/** HTML or text, measured as it is kept: in bytes of UTF-8. */
function Content(): PropertyDecorator {
  const fits = (value: unknown): boolean => typeof value !== 'string' || Buffer.byteLength(value) <= MAX_BYTES;
  return applyDecorators(
    ValidateIf((_, value: unknown) => value !== undefined && value !== null),
    IsString(),
    MinLength(1),
    ValidateBy(
      { name: 'maxBytes', validator: { validate: fits } },
      { message: 'must not have more than 2 MB', context: { code: 'too_long' } },
    ),
  );
}

/** What may be left out, but not be null. */
function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}

class TemplateContentBody {
  @ApiPropertyOptional({ type: String, nullable: true, example: '<p>Hello</p>', description: 'At most 2 MB.' })
  @Content()
  html?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Hello', description: 'At most 2 MB.' })
  @Content()
  text?: string | null;
}

export class CreateTemplateBody extends TemplateContentBody {
  @ApiProperty({ maxLength: NAME_CHARS, example: 'Welcome', description: 'No other template of the account has it.' })
  @CleanText(NAME_CHARS)
  name: string;

  @ApiProperty({ maxLength: SUBJECT_CHARS, example: 'Welcome to Acme' })
  @CleanText(SUBJECT_CHARS)
  subject: string;
}

export class ChangeTemplateBody extends TemplateContentBody {
  @ApiPropertyOptional({ maxLength: NAME_CHARS, example: 'Welcome' })
  @IfGiven()
  @CleanText(NAME_CHARS)
  name?: string;

  @ApiPropertyOptional({ maxLength: SUBJECT_CHARS, example: 'Good to see you at Acme' })
  @IfGiven()
  @CleanText(SUBJECT_CHARS)
  subject?: string;
}

export class TemplateSummaryView {
  @ApiProperty({ example: 'tpl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'Welcome' }) name: string;
  @ApiProperty({ example: 'Welcome to Acme' }) subject: string;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Rises by one with every change.' }) version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class TemplateView extends TemplateSummaryView {
  @ApiProperty({ type: String, nullable: true, example: '<p>Hello</p>' }) html: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Hello' }) text: string | null;
}
