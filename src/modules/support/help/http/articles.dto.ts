import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { LANGUAGES, type Language } from '../../../../kernel/texts.js';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { MEDIA_KINDS } from '../rules/media-types.table.js';

export const TOPIC = /^[a-z]+(?:_[a-z]+)*$/;

export class ArticleQuery {
  /**
   * The reader's language; without it that of `Accept-Language`. What is not written in it is shown in English.
   * @example "de"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;

  /**
   * The topic of the ticket that somebody was about to open when he was shown this.
   * @example "technical"
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @Matches(TOPIC)
  topic?: string;
}

export class ArticlesQuery extends ListQuery {
  /**
   * What to look for, in any words.
   * @example "DKIM einrichten"
   */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  q?: string;

  /**
   * The reader's language; without it that of `Accept-Language`. What is not written in it is shown in English.
   * @example "de"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;

  /**
   * Only articles about it; not together with `q`.
   * @example "billing"
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @Matches(TOPIC)
  topic?: string;
}

export class ArticleSummaryDto {
  /** @example "spf-dkim-dmarc" */
  slug: string;
  /** @example "SPF, DKIM und DMARC einrichten" */
  title: string;
  /** @example "Welche DNS-Einträge Ihre Domain braucht." */
  excerpt: string;
  /**
   * The language this is written in.
   * @example "de"
   */
  lang: (typeof LANGUAGES)[number];
}

export class ArticleMediaDto {
  /** @example "amd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  kind: (typeof MEDIA_KINDS)[number];
  /** @example "https://mail.example.org/help/media/amd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  url: string;
  /** @example "Die Seite der Domain mit ihren DNS-Einträgen" */
  alt: string;
}

export class ArticleDto extends ArticleSummaryDto {
  /**
   * Markdown; `![words](media:<id>)` is where a picture or film stands.
   * @example "## Einträge\n\n1. Öffnen Sie die DNS-Verwaltung Ihrer Domain.\n2. Legen Sie die angezeigten Einträge an."
   */
  body: string;
  /** @example ["technical"] */
  topics: string[];
  @Type(() => ArticleMediaDto)
  media: ArticleMediaDto[];
}

export class VoteOnArticleDto {
  /** Did it help? */
  @IsBoolean()
  helpful: boolean;

  /** No ticket is needed any more. */
  @IfGiven()
  @IsBoolean()
  solved?: boolean;

  /** @example "de" */
  @IfGiven()
  @IsIn(LANGUAGES)
  lang?: Language;

  /** @example "technical" */
  @IfGiven()
  @IsString()
  @MaxLength(40)
  @Matches(TOPIC)
  topic?: string;
}
