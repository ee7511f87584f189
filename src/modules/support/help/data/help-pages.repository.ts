import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { ArticleMedia, ArticleText } from '../rules/article.js';
import type { IndexText } from '../rules/index-text.js';
import { slipsOf } from '../rules/fold-words.js';
import { SEARCH_LANGUAGES } from '../rules/search-languages.table.js';

export interface HelpPage extends ArticleText {
  articleId: string;
  lang: Language;
  slug: string;
  topics: string[];
  media: ArticleMedia[];
  publishedAt: Instant;
}

const PAGE = `article_id as "articleId", lang, slug, title, excerpt, body, topics, media, published_at as "publishedAt"`;

/** What readers see, and the index over it. */
@Injectable()
export class HelpPagesRepository {
  /** In the reader's language, else in English. */
  async find(tx: Tx, slug: string, language: Language): Promise<HelpPage | null> {
    const [page] = await tx.query<HelpPage>(
      `select ${PAGE} from help_pages where slug = $1 and lang in ($2, 'en') order by lang = $2 desc limit 1`,
      [slug, language],
    );
    return page ?? null;
  }

  /** The languages an article is published in. */
  async languagesOf(tx: Tx, slug: string): Promise<Language[]> {
    const rows = await tx.query<{ lang: Language }>('select lang from help_pages where slug = $1 order by lang', [
      slug,
    ]);
    return rows.map(({ lang }) => lang);
  }

  /** By slug; each article once, in the language or else in English. Without the bodies, which lists do not show. */
  page(
    tx: Tx,
    filter: { language: Language; topic: string | null; after: string | null; limit: number },
  ): Promise<HelpPage[]> {
    return tx.query<HelpPage>(
      `select ${PAGE.replace(' body,', ` '' as body,`)} from help_pages p
        where (p.lang = $1 or (p.lang = 'en' and not exists (
                 select from help_pages o where o.article_id = p.article_id and o.lang = $1)))
          and ($2::text is null or $2 = any (p.topics)) and ($3::text is null or p.slug > $3)
        order by p.slug limit $4 + 1`,
      [filter.language, filter.topic, filter.after, filter.limit],
    );
  }

  /** Answers the languages they were in. */
  async remove(tx: Tx, articleIds: readonly string[]): Promise<Language[]> {
    const gone = await tx.query<{ lang: Language }>(
      'delete from help_pages where article_id = any ($1::uuid[]) returning lang',
      [articleIds],
    );
    return gone.map(({ lang }) => lang);
  }

  /** Not found by search until their language is indexed. */
  async add(tx: Tx, pages: readonly HelpPage[]): Promise<void> {
    await tx.query(
      `insert into help_pages (article_id, lang, slug, title, excerpt, body, topics, media, words, published_at)
       select article_id, lang, slug, title, excerpt, body, topics, media, '', published_at
         from jsonb_to_recordset($1::jsonb) as p (article_id uuid, lang text, slug text, title text, excerpt text,
              body text, topics text[], media jsonb, published_at timestamptz)`,
      [
        JSON.stringify(
          pages.map(({ articleId, publishedAt, ...page }) => ({
            ...page,
            article_id: articleId,
            published_at: toDate(publishedAt),
          })),
        ),
      ],
    );
  }

  /** One at a time indexes a language; the others wait. */
  async lockIndex(tx: Tx, language: Language): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('help_pages:' || $1, 0))`, [language]);
  }

  all(tx: Tx, language: Language): Promise<HelpPage[]> {
    return tx.query<HelpPage>(`select ${PAGE} from help_pages where lang = $1 order by slug`, [language]);
  }

  /** The vocabulary of a language anew: `known` words may be meant by misspelt ones, the others are only known. */
  async replaceWords(
    tx: Tx,
    language: Language,
    words: ReadonlySet<string>,
    meant: ReadonlySet<string>,
  ): Promise<void> {
    await tx.query('delete from help_words where lang = $1', [language]);
    const rows = [...words].map((word) => ({ word, misspelt: meant.has(word) ? slipsOf(word) : [] }));
    await tx.query(
      `insert into help_words (lang, word, stem, misspelt)
       select $1, w.word, coalesce((ts_lexize($2::regdictionary, w.word))[1], w.word), w.misspelt
         from jsonb_to_recordset($3::jsonb) as w (word text, misspelt text[])`,
      [language, SEARCH_LANGUAGES[language].dictionary, JSON.stringify(rows)],
    );
  }

  /** The words that are made of others; German is the language that writes them together. */
  async partsOf(tx: Tx, language: Language): Promise<Map<string, string[]>> {
    if (language !== 'de') return new Map();
    const rows = await tx.query<{ word: string; parts: string[] }>(
      `select whole as word, parts
         from help_parts($1, array(select w.word from help_words w where w.lang = $1))`,
      [language],
    );
    return new Map(rows.map(({ word, parts }) => [word, parts]));
  }

  /** The stems of the words, and the words themselves: a prefix begins a word, not its stem. */
  async index(tx: Tx, language: Language, texts: ReadonlyMap<string, IndexText>): Promise<void> {
    const weighed = (['title', 'headings', 'excerpt', 'body'] as const).map((part, place) => {
      const weight = 'ABCD'[place];
      return `setweight(to_tsvector($2::regconfig, t.${part}) || to_tsvector('pg_catalog.simple', t.${part}), '${weight}')`;
    });
    const rows = [...texts].map(([articleId, text]) => ({
      article_id: articleId,
      ...Object.fromEntries(Object.entries(text).map(([part, words]) => [part, (words as string[]).join(' ')])),
    }));
    await tx.query(
      `update help_pages p set words = ('_' || p.lang)::tsvector || ${weighed.join(' || ')}
         from jsonb_to_recordset($3::jsonb) as t (article_id uuid, title text, headings text, excerpt text, body text)
        where p.lang = $1 and p.article_id = t.article_id`,
      [language, SEARCH_LANGUAGES[language].config, JSON.stringify(rows)],
    );
  }
}
