import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';

export const USES = ['shown', 'opened', 'solved', 'helpful', 'unhelpful'] as const;
export type Use = (typeof USES)[number];

export interface UsedArticle {
  slug: string;
  shown: number;
  opened: number;
  solved: number;
  helpful: number;
  unhelpful: number;
}

export interface UsedTopic {
  topic: string;
  shown: number;
  continued: number;
  opened: number;
  solved: number;
}

/** Sums by day: what was suggested, what was read of it, and whether a ticket was opened all the same. */
@Injectable()
export class HelpUsageRepository {
  /** Counts `uses` of published articles once more; an unknown slug counts nothing. Days are those of UTC. */
  async count(
    tx: Tx,
    about: { slugs: readonly string[]; topic: string; language: Language },
    uses: readonly Use[],
  ): Promise<void> {
    const one = USES.map((use) => (uses.includes(use) ? 1 : 0));
    await tx.query(
      `insert into help_usage (day, topic, article_id, lang, ${USES.join(', ')})
       select (to_timestamp($1::float8 / 1000) at time zone 'UTC')::date, $2, a.id, $3, ${one.join(', ')}
         from help_articles a where a.slug = any ($4::text[]) and a.status = 'published' order by a.id
       on conflict (day, topic, article_id, lang) do update
         set ${USES.map((use) => `${use} = help_usage.${use} + excluded.${use}`).join(', ')}`,
      [tx.now, about.topic, about.language, about.slugs],
    );
  }

  async countDraft(
    tx: Tx,
    { topic, language }: { topic: string; language: Language },
    use: 'shown' | 'continued',
  ): Promise<void> {
    await tx.query(
      `insert into help_drafts (day, topic, lang, ${use})
       values ((to_timestamp($1::float8 / 1000) at time zone 'UTC')::date, $2, $3, 1)
       on conflict (day, topic, lang) do update set ${use} = help_drafts.${use} + 1`,
      [tx.now, topic, language],
    );
  }

  /** Of the days from `from` to `to`, both included; those most often shown first. */
  articles(tx: Tx, from: string, to: string, limit: number): Promise<UsedArticle[]> {
    return tx.query<UsedArticle>(
      `select a.slug, ${USES.map((use) => `sum(u.${use})::int as ${use}`).join(', ')}
         from help_usage u join help_articles a on a.id = u.article_id
        where u.day between $1::date and $2::date
        group by a.slug order by sum(u.shown) desc, sum(u.opened) desc, a.slug limit $3`,
      [from, to, limit],
    );
  }

  topics(tx: Tx, from: string, to: string): Promise<UsedTopic[]> {
    return tx.query<UsedTopic>(
      `with drafts as (
         select topic, sum(shown)::int as shown, sum(continued)::int as continued from help_drafts
          where day between $1::date and $2::date group by topic),
       reads as (
         select topic, sum(opened)::int as opened, sum(solved)::int as solved from help_usage
          where day between $1::date and $2::date and topic <> '' group by topic)
       select topic, coalesce(d.shown, 0) as shown, coalesce(d.continued, 0) as continued,
              coalesce(r.opened, 0) as opened, coalesce(r.solved, 0) as solved
         from drafts d full join reads r using (topic) order by topic`,
      [from, to],
    );
  }
}
