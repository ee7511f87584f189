import { Type } from 'class-transformer';
import { IsISO8601, IsOptional, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class DeflectionQuery {
  /**
   * The first day, of UTC; without it thirty days.
   * @example "2026-03-01"
   */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from?: string;

  /**
   * The last day, included; without it today.
   * @example "2026-03-31"
   */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  to?: string;
}

export class UsedArticleDto {
  /** @example "spf-dkim-dmarc" */
  slug: string;
  /**
   * Times it was suggested in place of a ticket.
   * @example 120
   */
  shown: number;
  /** @example 74 */
  opened: number;
  /** @example 31 */
  solved: number;
  /** @example 40 */
  helpful: number;
  /** @example 6 */
  unhelpful: number;
}

export class UsedTopicDto {
  /** @example "technical" */
  topic: string;
  /**
   * Drafts of tickets that were answered with suggestions.
   * @example 200
   */
  shown: number;
  /**
   * Of those, tickets that were opened all the same.
   * @example 90
   */
  continued: number;
  /** @example 150 */
  opened: number;
  /** @example 60 */
  solved: number;
  /**
   * The share that became no ticket, between 0 and 1.
   * @example 0.55
   */
  deflected: number | null;
}

export class DeflectionDto {
  /** @example "2026-03-01" */
  from: string;
  /** @example "2026-03-31" */
  to: string;
  /** The 200 most shown. */
  @Type(() => UsedArticleDto)
  articles: UsedArticleDto[];
  @Type(() => UsedTopicDto)
  topics: UsedTopicDto[];
}
