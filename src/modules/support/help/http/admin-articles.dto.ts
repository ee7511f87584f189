import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { ARTICLE_STATUSES, LONGEST_SLUG, RESERVED_SLUGS, SLUG } from '../rules/article.js';
import { TOPIC } from './articles.dto.js';

const SLUG_EXAMPLE = 'spf-dkim-dmarc';
const MEDIA_ID = /^amd_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RESERVED = { message: 'is the name of something else', context: { code: 'reserved' } };
const ONE_LINE = { message: 'must have something in it, on one line', context: { code: 'wrong_format' } };

export class ArticleTextDto {
  /** @example "Set up SPF, DKIM and DMARC" */
  @IsString()
  @MaxLength(150)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, ONE_LINE)
  title: string;

  /** @example "The DNS records that your domain needs." */
  @IsString()
  @MaxLength(300)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, ONE_LINE)
  excerpt: string;

  /**
   * Markdown: headings, paragraphs, lists, tables, code, notes, links; HTML is text like any other.
   * @example "## Records\n\n1. Open the page of the domain."
   */
  @IsString()
  @MinLength(1)
  @MaxLength(50_000)
  @Matches(/^[^\0]*$/, { message: 'must not contain NUL', context: { code: 'control_characters' } })
  body: string;
}

const text = () => ({ type: ArticleTextDto, nullable: true }) as const;

/** By language. */
export class ArticleTranslationsDto {
  @ApiPropertyOptional(text())
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleTextDto)
  en?: ArticleTextDto | null;

  @ApiPropertyOptional(text())
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleTextDto)
  fr?: ArticleTextDto | null;

  @ApiPropertyOptional(text())
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleTextDto)
  de?: ArticleTextDto | null;

  @ApiPropertyOptional(text())
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleTextDto)
  es?: ArticleTextDto | null;

  @ApiPropertyOptional(text())
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleTextDto)
  it?: ArticleTextDto | null;
}

export class MediaAltDto {
  /** @example "The page of a domain with its records" */
  @IfGiven()
  @IsString()
  @MaxLength(300)
  en?: string;
  /** @example "Les enregistrements DNS d’un domaine" */

  @IfGiven()
  @IsString()
  @MaxLength(300)
  fr?: string;
  /** @example "Die DNS-Einträge einer Domain" */

  @IfGiven()
  @IsString()
  @MaxLength(300)
  de?: string;
  /** @example "Los registros DNS de un dominio" */

  @IfGiven()
  @IsString()
  @MaxLength(300)
  es?: string;
  /** @example "I record DNS di un dominio" */

  @IfGiven()
  @IsString()
  @MaxLength(300)
  it?: string;
}

export class NamedMediaDto {
  /** @example "amd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  @IsString()
  @Matches(MEDIA_ID)
  id: string;

  @ValidateNested()
  @Type(() => MediaAltDto)
  alt: MediaAltDto;
}

export class ChangeArticleDto {
  /**
   * The topics of tickets that it may spare; the first says under which heading it stands.
   * @example ["technical"]
   */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  @Matches(TOPIC, { each: true })
  topics?: string[];

  /** Languages that are left out stay; null takes one away. */
  @IfGiven()
  @ValidateNested()
  @Type(() => ArticleTranslationsDto)
  translations?: ArticleTranslationsDto;

  /** The body says where they stand. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique(({ id }: NamedMediaDto) => id)
  @ValidateNested({ each: true })
  @Type(() => NamedMediaDto)
  media?: NamedMediaDto[];
}

export class CreateArticleDto extends ChangeArticleDto {
  /** @example "spf-dkim-dmarc" */
  @IsString()
  @MaxLength(LONGEST_SLUG)
  @Matches(SLUG)
  @IsNotIn(RESERVED_SLUGS, RESERVED)
  slug: string;
}

export class StaffArticlesQuery extends ListQuery {
  @IsOptional()
  @IsIn(ARTICLE_STATUSES)
  status?: (typeof ARTICLE_STATUSES)[number];

  /** @example "technical" */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @Matches(TOPIC)
  topic?: string;
}

export class StaffArticleSummaryDto {
  @ApiProperty({ type: String, example: SLUG_EXAMPLE })
  slug: string;
  status: (typeof ARTICLE_STATUSES)[number];
  /**
   * The newest one, which readers may not see yet.
   * @example 3
   */
  version: number;
  /**
   * What readers see.
   * @example 2
   */
  publishedVersion: number | null;
  /** @example ["technical"] */
  topics: string[];
  /** What came with the product is renewed with it until staff change it. */
  origin: 'product' | 'staff';
  /** @example "2026-03-01T10:00:00.000Z" */
  updatedAt: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  publishedAt: string | null;
}

export class StaffArticleDto extends StaffArticleSummaryDto {
  translations: ArticleTranslationsDto;
  @Type(() => NamedMediaDto)
  media: NamedMediaDto[];
}

export class ArticleVersionSummaryDto {
  /** @example 2 */
  version: number;
  /**
   * Null when it came with the product.
   * @example "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"
   */
  editor: string | null;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
  languages: (typeof LANGUAGES)[number][];
}

export class ArticleVersionDto extends ArticleVersionSummaryDto {
  /** @example ["technical"] */
  topics: string[];
  translations: ArticleTranslationsDto;
  @Type(() => NamedMediaDto)
  media: NamedMediaDto[];
}
