import type { MigrationInterface, QueryRunner } from 'typeorm';
import { open, WORKER_ROLE } from '../src/platform/database/secure-tables.js';

/**
 * The help centre: articles with their versions, the pages that readers see, the words by which they are found, and what
 * became of each. All of it is the installation's; no row belongs to an account or names a reader.
 */
export class HelpCentre1790000710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await articles(runner);
    await search(runner);
    await media(runner);
    await use(runner);
    await runner.query(`create table help_seeds (
      name text constraint help_seeds_pkey primary key,
      digest text not null)`);
    await open(
      runner,
      [
        'help_articles',
        'help_article_versions',
        'help_pages',
        'help_words',
        'help_synonyms',
        'help_usage',
        'help_drafts',
        'help_channel_texts',
        'help_seeds',
      ],
      { app: 'none' },
    );
    // A file comes into being in its account's own transaction, and what names it with it.
    await open(runner, ['help_media'], { app: 'insert' });
    await runner.query(`revoke update, delete on help_article_versions from ${WORKER_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** What staff write. Versions never change; readers see the one that was published. */
async function articles(runner: QueryRunner): Promise<void> {
  await runner.query(`create table help_articles (
    id uuid constraint help_articles_pkey primary key,
    slug text not null constraint help_articles_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    status text not null constraint help_articles_status_check check (status in ('draft', 'published')),
    version integer not null,
    published_version integer,
    topics text[] not null,
    seed_digest text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    published_at timestamptz,
    constraint help_articles_published_check check ((status = 'published') = (published_version is not null)))`);
  await runner.query('create unique index help_articles_slug_idx on help_articles (slug)');
  await runner.query('create index help_articles_status_idx on help_articles (status, slug)');
  await runner.query('create index help_articles_topics_idx on help_articles using gin (topics)');
  await runner.query(`create table help_article_versions (
    article_id uuid not null,
    version integer not null,
    content jsonb not null,
    editor_id uuid,
    created_at timestamptz not null,
    constraint help_article_versions_pkey primary key (article_id, version))`);
}

/**
 * The published form of each article in each of its languages, and the vocabulary that it is made of. Everything searched
 * has been folded before: only letters a to z and digits, so that no collation and no extension has a say.
 */
async function search(runner: QueryRunner): Promise<void> {
  await runner.query(`create table help_pages (
    article_id uuid not null,
    lang text not null constraint help_pages_lang_check check (lang in ('en', 'fr', 'de', 'es', 'it')),
    slug text not null,
    title text not null,
    excerpt text not null,
    body text not null,
    topics text[] not null,
    media jsonb not null,
    words tsvector not null,
    published_at timestamptz not null,
    constraint help_pages_pkey primary key (article_id, lang))`);
  await runner.query('create unique index help_pages_slug_idx on help_pages (lang, slug)');
  await runner.query('create index help_pages_words_idx on help_pages using gin (words)');
  await runner.query(`create table help_words (
    lang text not null,
    word text collate "C" not null,
    stem text collate "C" not null,
    misspelt text[] collate "C" not null,
    constraint help_words_pkey primary key (lang, word))`);
  await runner.query('create index help_words_stem_idx on help_words (lang, stem)');
  await runner.query('create index help_words_misspelt_idx on help_words using gin (misspelt)');
  await runner.query(`create table help_synonyms (
    lang text not null,
    term text collate "C" not null,
    stem text collate "C" not null,
    meanings text[] not null,
    constraint help_synonyms_pkey primary key (lang, term))`);
  await runner.query('create index help_synonyms_stem_idx on help_synonyms (lang, stem)');
  await runner.query(PARTS);
}

/**
 * German compounds taken apart by words that articles use; what joins them ("Rechnungsadresse") is left out. Many at a time:
 * a statement for each would cost more than the work.
 */
const PARTS = `create function help_parts(of_lang text, wholes text[])
  returns table (whole text, parts text[]) language sql stable as $$
  select distinct on (cuts.whole) cuts.whole, array[cuts.head, r.word]
    from (
      select u.whole, h.word as head, substr(u.whole, length(h.word) + 1) as tail
        from (select distinct w.whole from unnest(wholes) as w(whole)
               where of_lang = 'de' and length(w.whole) between 8 and 60 and w.whole !~ '[0-9]') u
       cross join lateral generate_series(4, length(u.whole) - 4) as cut(place)
        join help_words h on h.lang = of_lang and h.word = left(u.whole, cut.place) collate "C"
      offset 0) cuts
    join (values (''), ('s'), ('es'), ('n'), ('en'), ('e'), ('er')) as link(letters)
      on starts_with(cuts.tail, link.letters) and length(cuts.tail) - length(link.letters) >= 4
    join help_words r on r.lang = of_lang
     and r.stem = (ts_lexize('german_stem', substr(cuts.tail, length(link.letters) + 1)))[1] collate "C"
   order by cuts.whole, length(link.letters), length(cuts.head) desc, length(r.word), r.word $$`;

/** Pictures and films within articles; their bytes are files of the installation's own account. */
async function media(runner: QueryRunner): Promise<void> {
  await runner.query(`create table help_media (
    id uuid constraint help_media_pkey primary key,
    kind text not null constraint help_media_kind_check check (kind in ('image', 'video')),
    content_type text not null,
    name text not null,
    bytes bigint not null,
    blob_id uuid not null,
    created_at timestamptz not null)`);
}

/** What suggestions and articles did, by day; sums, never a reader. */
async function use(runner: QueryRunner): Promise<void> {
  await runner.query(`create table help_usage (
    day date not null,
    topic text not null,
    article_id uuid not null,
    lang text not null,
    shown integer not null default 0,
    opened integer not null default 0,
    solved integer not null default 0,
    helpful integer not null default 0,
    unhelpful integer not null default 0,
    constraint help_usage_pkey primary key (day, topic, article_id, lang))`);
  await runner.query('create index help_usage_article_idx on help_usage (article_id, day)');
  await runner.query(`create table help_drafts (
    day date not null,
    topic text not null,
    lang text not null,
    shown integer not null default 0,
    continued integer not null default 0,
    constraint help_drafts_pkey primary key (day, topic, lang))`);
  await runner.query(`create table help_channel_texts (
    channel text not null,
    lang text not null,
    pros text[] not null,
    cons text[] not null,
    version integer not null,
    updated_at timestamptz not null,
    constraint help_channel_texts_pkey primary key (channel, lang))`);
}
