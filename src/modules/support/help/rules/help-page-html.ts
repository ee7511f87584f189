import { escaped } from '../../../../kernel/escaped.js';
import { LANGUAGES, type Language } from '../../../../kernel/texts.js';
import type { FoundArticle } from './article.js';
import { LANGUAGE_NAMES, PAGE_TEXTS, SECTIONS } from './page-texts.table.js';

type TextName = keyof typeof PAGE_TEXTS;

export const HELP_STYLE =
  'body{margin:0;font:17px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#f6f5f2;color:#222}' +
  'header,main,footer{max-width:46rem;margin:0 auto;padding:1.2rem 1.5rem;box-sizing:border-box}main{background:#fff;border-radius:12px;box-shadow:0 1px 4px #0002;overflow-wrap:anywhere;padding:2rem}' +
  'header a{font-weight:600;text-decoration:none}h1{margin:0 0 1rem;font-size:1.7rem;line-height:1.25}h2{margin:2rem 0 .6rem;font-size:1.2rem}h3{margin:1.4rem 0 .4rem;font-size:1.05rem}' +
  'form{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0 0}label{flex-basis:100%}fieldset{display:flex;gap:.6rem;margin:0;padding:0;border:0}legend{padding:0 0 .4rem}input{flex:1 1 12rem;padding:.7rem .9rem;font:inherit;border:1px solid #999;border-radius:6px;background:#fff;color:#222}' +
  'button{padding:.7rem 1.4rem;font:inherit;font-weight:600;color:#fff;background:#1a5fb4;border:0;border-radius:6px;cursor:pointer}a{color:#1a5fb4}' +
  'a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid #f5a623;outline-offset:2px}' +
  '.lead{font-size:1.1rem;color:#555}.note{padding:.7rem 1rem;background:#eef3fb;border-left:4px solid #1a5fb4}code{font:.92em ui-monospace,SFMono-Regular,Menlo,monospace;background:#f0eeea;padding:.1em .3em;border-radius:4px}' +
  'pre{padding:1rem;overflow-x:auto;background:#f0eeea;border-radius:8px}pre code{padding:0;background:none;overflow-wrap:normal}.wide{overflow-x:auto}table{border-collapse:collapse;overflow-wrap:normal}th,td{padding:.4rem .8rem;text-align:left;vertical-align:top;border-bottom:1px solid #ddd}' +
  'figure{margin:1.5rem 0}img,video{max-width:100%;height:auto;border-radius:8px}figcaption,.small,footer{font-size:.9rem;color:#666}ul.plain{list-style:none;padding:0}ul.plain li{margin:.8rem 0}footer nav a{margin-right:1rem}li{margin:.25rem 0}' +
  '@media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#eee}main{background:#262626}a{color:#8ab4f8}.note{background:#22304a}code,pre{background:#1b1b1b}input{background:#1b1b1b;color:#eee}.lead,figcaption,.small,footer{color:#bbb}th,td{border-color:#444}}';

/** Where a page is, in which languages, and for how many readers it is meant to be found. */
interface Place {
  language: Language;
  publicUrl: string;
  /** Behind `/help/{language}`. */
  path: string;
  languages: readonly Language[];
}

/** The list of all articles, or what was found. */
export function helpHomePage(
  place: Omit<Place, 'path' | 'languages'>,
  question: string,
  articles: readonly (FoundArticle & { topics?: readonly string[] })[],
): string {
  const { language } = place;
  const search = searchForm(language, question);
  const content = question === '' ? sections(language, articles) : hits(language, articles);
  return frame(
    { ...place, path: '', languages: LANGUAGES },
    { title: PAGE_TEXTS.title[language], indexed: question === '' },
    `<h1>${said('title', language)}</h1>\n${search}\n${content}`,
  );
}

export interface ShownArticle extends FoundArticle {
  /** Rendered already. */
  html: string;
  changedOn: string;
  /** Its reader has said what he thinks of it. */
  voted: boolean;
}

export function helpArticlePage(place: Omit<Place, 'path'>, article: ShownArticle): string {
  const { language } = place;
  const own = article.lang === language;
  const text = `<h1>${escaped(article.title)}</h1>
<p class="lead">${escaped(article.excerpt)}</p>
${article.html}`;
  return frame(
    { ...place, path: `/${article.slug}` },
    { title: article.title, description: article.excerpt, indexed: own },
    `${own ? text : `<p class="note">${said('notInYours', language)}</p>\n<article lang="${article.lang}">${text}</article>`}
<p class="small">${said('updated', language).replace('{date}', () => escaped(article.changedOn))}</p>
${voteForm(language, article)}
${searchForm(language, '')}`,
  );
}

export function helpMissingPage(place: Omit<Place, 'path' | 'languages'>): string {
  const { language } = place;
  return frame(
    { ...place, path: '', languages: LANGUAGES },
    { title: PAGE_TEXTS.missing[language], indexed: false },
    `<h1>${said('missing', language)}</h1>\n<p>${said('missingMore', language)}</p>\n${searchForm(language, '')}`,
  );
}

function voteForm(language: Language, { slug, voted }: ShownArticle): string {
  if (voted) return `<p role="status">${said('thanks', language)}</p>`;
  const button = (value: 'yes' | 'no'): string =>
    `<button name="helpful" value="${value}">${said(value, language)}</button>`;
  return `<form method="post" action="/help/${language}/${slug}/votes"><fieldset><legend>${said('helpful', language)}</legend>${button('yes')}${button('no')}</fieldset></form>`;
}

function searchForm(language: Language, question: string): string {
  return `<form action="/help/${language}" role="search"><label for="q">${said('searchLabel', language)}</label><input id="q" name="q" type="search" maxlength="500" value="${escaped(question)}"><button>${said('searchButton', language)}</button></form>`;
}

function sections(language: Language, articles: readonly (FoundArticle & { topics?: readonly string[] })[]): string {
  const placeOf = ({ topics }: { topics?: readonly string[] }): number => {
    const place = SECTIONS.findIndex((section) => section.topics.includes(topics?.[0] ?? ''));
    return place === -1 ? SECTIONS.length - 1 : place;
  };
  return SECTIONS.map(({ title }, place) => {
    const within = articles.filter((article) => placeOf(article) === place);
    return within.length === 0 ? '' : `<h2>${escaped(title[language])}</h2>\n${list(language, within)}`;
  }).join('\n');
}

function hits(language: Language, articles: readonly FoundArticle[]): string {
  const found =
    articles.length === 0
      ? `<p role="status">${said('nothing', language)}</p>`
      : `<h2>${said('results', language)}</h2>\n${list(language, articles)}`;
  return `${found}\n<p><a href="/help/${language}">${said('all', language)}</a></p>`;
}

function list(language: Language, articles: readonly FoundArticle[]): string {
  const items = articles.map(({ slug, title, excerpt, lang }) => {
    const foreign = lang === language ? '' : ` lang="${lang}"`;
    return `<li${foreign}><a href="/help/${language}/${slug}">${escaped(title)}</a><br><span class="small">${escaped(excerpt)}</span></li>`;
  });
  return `<ul class="plain">${items.join('\n')}</ul>`;
}

function frame(
  { language, publicUrl, path, languages }: Place,
  { title, description, indexed }: { title: string; description?: string; indexed: boolean },
  content: string,
): string {
  const address = (lang: Language): string => escaped(`${publicUrl}/help/${lang}${path}`);
  const alternates = languages.map((lang) => `<link rel="alternate" hreflang="${lang}" href="${address(lang)}">`);
  const links = languages.map(
    (lang) => `<a href="/help/${lang}${path}" hreflang="${lang}" lang="${lang}">${LANGUAGE_NAMES[lang]}</a>`,
  );
  const name = path === '' ? escaped(title) : `${escaped(title)} · ${said('title', language)}`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>${description === undefined ? '' : `<meta name="description" content="${escaped(description)}">`}
${indexed ? `<link rel="canonical" href="${address(language)}">` : '<meta name="robots" content="noindex">'}
${alternates.join('\n')}
<link rel="alternate" hreflang="x-default" href="${address('en')}">
<style>${HELP_STYLE}</style></head>
<body><header><a href="/help/${language}">${said('title', language)}</a></header>
<main>
${content}
</main>
<footer><nav aria-label="${said('languages', language)}">${links.join('')}</nav></footer></body>
</html>
`;
}

function said(name: TextName, language: Language): string {
  return escaped(PAGE_TEXTS[name][language]);
}
