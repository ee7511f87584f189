import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { IsInt, IsObject, IsString, Max, Min, MinLength, ValidateBy, ValidateIf } from 'class-validator';
import { CleanText } from '../../../accounts/index.js';
import { languageTag, MAX_LANGUAGE_CHARS } from '../rules/language-tag.js';
import { MAX_CONTENT_BYTES, MAX_SUBJECT_CHARS } from '../rules/template-content.js';
import { IfGiven } from '../../../../platform/http/index.js';

const NAME_CHARS = 100;
const VARIABLES = {
  name: 'Ann',
  order: { number: 4711, total: '12.00 EUR', lines: [{ title: 'Tea', price: '12.00 EUR' }] },
};

/** HTML or text, measured as it is kept: in bytes of UTF-8. */
function Content(): PropertyDecorator {
  const fits = (value: unknown): boolean => typeof value !== 'string' || Buffer.byteLength(value) <= MAX_CONTENT_BYTES;
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

/** A language such as `fr` or `pt-BR`. */
export function Language(): PropertyDecorator {
  const fits = (value: unknown): boolean => typeof value !== 'string' || languageTag(value) !== null;
  return applyDecorators(
    ValidateIf((_, value: unknown) => value !== undefined && value !== null),
    IsString(),
    ValidateBy(
      { name: 'language', validator: { validate: fits } },
      { message: 'must be a language such as fr or pt-BR', context: { code: 'wrong_format' } },
    ),
  );
}

const LOCAL_CONTENT = {
  type: 'object',
  required: ['subject'],
  additionalProperties: false,
  properties: {
    subject: { type: 'string', maxLength: MAX_SUBJECT_CHARS },
    html: { type: ['string', 'null'] as never },
    mjml: { type: ['string', 'null'] as never },
    text: { type: ['string', 'null'] as never },
  },
} as const;
const TRANSLATIONS = {
  type: 'object',
  additionalProperties: LOCAL_CONTENT as never,
  example: { fr: { subject: 'Bienvenue {{name}}', html: '<p>Bonjour {{name}}</p>' } },
} as const;

class TemplateContentBody {
  @ApiPropertyOptional({ type: String, nullable: true, example: '<p>Hello {{name}}</p>', description: 'At most 2 MB.' })
  @Content()
  html?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Instead of `html`, which is then made of it. At most 512 KB.',
    example:
      '<mjml><mj-body><mj-section><mj-column><mj-text>Hello {{name}}</mj-text></mj-column></mj-section></mj-body></mjml>',
  })
  @Content()
  mjml?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'Hello {{name}}',
    description: 'At most 2 MB. Without it every mail gets a text made of its HTML.',
  })
  @Content()
  text?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MAX_LANGUAGE_CHARS,
    example: 'en',
    description: 'Of the content above.',
  })
  @Language()
  language?: string | null;
}

export class CreateTemplateBody extends TemplateContentBody {
  @ApiProperty({ maxLength: NAME_CHARS, example: 'Welcome', description: 'No other template of the account has it.' })
  @CleanText(NAME_CHARS)
  name: string;

  @ApiProperty({ maxLength: MAX_SUBJECT_CHARS, example: 'Welcome to Acme' })
  @CleanText(MAX_SUBJECT_CHARS)
  subject: string;

  @ApiPropertyOptional({ ...TRANSLATIONS, description: 'The same in other languages.' })
  @IfGiven()
  @IsObject()
  translations?: Record<string, unknown>;
}

export class ChangeTemplateBody extends TemplateContentBody {
  @ApiPropertyOptional({ maxLength: NAME_CHARS, example: 'Welcome' })
  @IfGiven()
  @CleanText(NAME_CHARS)
  name?: string;

  @ApiPropertyOptional({ maxLength: MAX_SUBJECT_CHARS, example: 'Good to see you at Acme' })
  @IfGiven()
  @CleanText(MAX_SUBJECT_CHARS)
  subject?: string;

  @ApiPropertyOptional({
    ...TRANSLATIONS,
    description: 'A language that is named here is replaced whole, or with `null` taken away; the others stay.',
  })
  @IfGiven()
  @IsObject()
  translations?: Record<string, unknown>;
}

export class RenderTemplateBody {
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: VARIABLES })
  @IfGiven()
  @IsObject()
  variables?: Record<string, unknown>;

  @ApiPropertyOptional({ maxLength: MAX_LANGUAGE_CHARS, example: 'fr', description: 'Of the reader.' })
  @IfGiven()
  @Language()
  language?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Without it the latest.' })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version?: number;
}

export class RenderedTemplateView {
  @ApiProperty({ example: 'Welcome, Ann' }) subject: string;
  @ApiProperty({ type: String, nullable: true, example: '<p>Hello Ann</p>' }) html: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Hello Ann' }) text: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
  @ApiProperty({ type: String, nullable: true, example: 'en' }) language: string | null;
  @ApiProperty({
    type: [String],
    enum: ['subject_empty', 'text_generated', 'html_clipped_by_gmail'],
    description: '`html_clipped_by_gmail`: it has more than 102 KB.',
    example: ['text_generated'],
  })
  warnings: string[];
}

export class TemplateVersionSummaryView {
  @ApiProperty({ type: 'integer', minimum: 1, example: 2 }) version: number;
  @ApiProperty({ example: 'Welcome' }) name: string;
  @ApiProperty({ example: 'Welcome to Acme' }) subject: string;
  @ApiProperty({ type: String, nullable: true, example: 'en' }) language: string | null;
  @ApiProperty({ type: [String], example: ['fr'], description: 'Of its translations.' }) languages: string[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

class LocalContentView {
  @ApiProperty({ example: 'Bienvenue' }) subject: string;
  @ApiProperty({ type: String, nullable: true }) html: string | null;
  @ApiProperty({ type: String, nullable: true }) mjml: string | null;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
}

export class TemplateSummaryView {
  @ApiProperty({ example: 'tpl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'Welcome' }) name: string;
  @ApiProperty({ example: 'Welcome to Acme' }) subject: string;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Rises by one with every change.' }) version: number;
  @ApiProperty({ type: String, nullable: true, example: 'en' }) language: string | null;
  @ApiProperty({ type: [String], example: ['fr'], description: 'Of its translations.' }) languages: string[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

@ApiExtraModels(LocalContentView)
export class TemplateView extends TemplateSummaryView {
  @ApiProperty({ type: String, nullable: true, example: '<p>Hello</p>' }) html: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What `html` was made of.' }) mjml: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Hello' }) text: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(LocalContentView) } })
  translations: Record<string, LocalContentView>;
}
