import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { FoundArticle } from '../rules/article.js';
import { SEARCH_LANGUAGES } from '../rules/search-languages.table.js';
import type { WishedWord } from '../rules/search-wish.js';

/** A question in one language. */
export interface Side {
  language: Language;
  words: readonly WishedWord[];
}

export interface ScoredArticle extends FoundArticle {
  articleId: string;
  score: number;
  /** The share of the question's words, by weight, that the article knows. */
  covered: number;
}

/** Finds published pages by folded words, in one statement over the index of all pages. */
@Injectable()
export class HelpSearchRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Best first. The first side is the reader's; what has no page in his language is found by the others. */
  find(sides: readonly Side[], limit: number): Promise<ScoredArticle[]> {
    return this.unitOfWork.readAsWorker<ScoredArticle>(FIND, parametersOf(sides, limit));
  }
}

export function parametersOf(sides: readonly Side[], limit: number): unknown[] {
  const asked = sides.flatMap(({ language, words }) => words.map((word, place) => ({ language, place, ...word })));
  return [
    sides.map(({ language }) => language),
    sides.map(({ language }) => SEARCH_LANGUAGES[language].config),
    sides.map(({ language }) => SEARCH_LANGUAGES[language].dictionary),
    asked.map(({ language }) => language),
    asked.map(({ place }) => place),
    asked.map(({ word }) => word),
    asked.map(({ weight }) => weight),
    // An array of arrays must be a rectangle for PostgreSQL; the slips of a word are letters and digits only.
    asked.map(({ slips }) => slips.join(' ')),
    sides[0]!.language,
    limit,
  ];
}

/** What each way of meaning a word counts beside the word itself. */
const COUNTS = { prefix: 0.6, synonym: 0.8, part: 0.6, misspelt: 0.5 };

/**
 * A word finds what shares its stem, what begins with it, what means the same, the parts of what it is composed of, and,
 * when no article knows it at all, what it was meant to be. Of these ways the best counts; words that few articles have
 * count more; an article that knows all words stands before one that knows one of them well. The language of a page is one
 * of its words, so that one index answers both.
 */
export const FIND = `
with sides as (
  select lang, config::regconfig as config, dictionary::regdictionary as dictionary
    from unnest($1::text[], $2::text[], $3::text[]) as s(lang, config, dictionary)),
asked as materialized (
  select a.lang, a.place, a.word, a.weight, a.slips, s.config, (ts_lexize(s.dictionary, a.word))[1] as stem
    from unnest($4::text[], $5::int[], $6::text[], $7::float8[], $8::text[]) as a(lang, place, word, weight, slips)
    join sides s on s.lang = a.lang),
meanings as materialized (
  select lang, place, weight, 1.0::float8 as counts, plainto_tsquery(config, word) as query from asked
  union all
  select lang, place, weight, ${COUNTS.prefix}, (word || ':*')::tsquery from asked where length(word) >= 3
  union all
  select a.lang, a.place, a.weight, ${COUNTS.synonym}, plainto_tsquery(a.config, m.meaning)
    from asked a join help_synonyms y on y.lang = a.lang and (y.term = a.word collate "C" or y.stem = a.stem collate "C")
   cross join unnest(y.meanings) as m(meaning)
  union all
  select a.lang, a.place, a.weight, ${COUNTS.part}, plainto_tsquery(a.config, p.part)
    from sides s
   cross join help_parts(s.lang, array(select o.word from asked o where o.lang = s.lang)) as h(whole, parts)
    join asked a on a.lang = s.lang and a.word = h.whole
   cross join unnest(h.parts) as p(part)
  union all
  select a.lang, a.place, a.weight, ${COUNTS.misspelt}, w.word::tsquery
    from asked a join help_words w on w.lang = a.lang and w.misspelt && (string_to_array(a.slips, ' ') collate "C")
   where length(a.word) >= 5 and not exists (
     select from help_words k
      where k.lang = a.lang and k.word >= a.word collate "C" and k.word < a.word || '~' collate "C")),
hits as materialized (
  select p.article_id, m.lang, m.place, m.weight,
         max(m.counts * m.weight * ts_rank('{0.15, 0.4, 0.6, 1}', p.words, m.query)) as score
    from meanings m join help_pages p on p.words @@ (m.query && ('_' || m.lang)::tsquery)
   group by p.article_id, m.lang, m.place, m.weight),
rare as (
  select h.lang, h.place, ln(1 + (select count(*) from help_pages p where p.lang = h.lang)::float8 / count(*)) as rarity
    from hits h group by h.lang, h.place),
scored as materialized (
  select h.article_id, h.lang, sum(h.score * r.rarity) as score,
         sum(h.weight) / (select sum(a.weight) from asked a where a.lang = h.lang) as covered
    from hits h join rare r on r.lang = h.lang and r.place = h.place
   group by h.article_id, h.lang),
best as (
  select article_id, score * (0.3 + 0.7 * covered) as score, covered from scored where lang = $9
  union all
  select s.article_id, s.score * (0.3 + 0.7 * s.covered), s.covered from scored s
   where s.lang <> $9 and (not exists (select from scored o where o.lang = $9)
      or not exists (select from help_pages p where p.article_id = s.article_id and p.lang = $9)))
select b.article_id as "articleId", g.slug, g.title, g.excerpt, g.lang, b.score, b.covered
  from best b cross join lateral (
    select p.slug, p.title, p.excerpt, p.lang from help_pages p
     where p.article_id = b.article_id and p.lang = any ($1::text[])
     order by p.lang = $9 desc limit 1) g
 order by b.score desc, g.slug limit $10`;
