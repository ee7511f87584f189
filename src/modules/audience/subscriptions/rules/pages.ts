import { escaped } from '../../../../kernel/escaped.js';
import type { Language } from '../../../../kernel/texts.js';
import { PAGE_TEXTS } from './page-texts.table.js';

const STYLE =
  'body{margin:0;font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#f6f5f2;color:#222}' +
  'main{max-width:28rem;margin:10vh auto;padding:2rem;background:#fff;border-radius:12px;box-shadow:0 1px 4px #0002;overflow-wrap:anywhere}' +
  'h1{margin:0 0 1rem;font-size:1.4rem}blockquote{margin:0;padding:.7rem 1rem;background:#eef3fb;border-left:4px solid #1a5fb4;white-space:pre-line}' +
  'button{margin-top:1.2rem;padding:.8rem 1.4rem;font:inherit;font-weight:600;color:#fff;background:#1a5fb4;border:0;border-radius:6px;cursor:pointer}' +
  'button:focus-visible{outline:3px solid #f5a623;outline-offset:2px}' +
  '@media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#eee}main{background:#262626}blockquote{background:#22304a}}';

/** Shows what one would agree to; only its button acts, because scanners open links. */
export function confirmPage(language: Language, text: string): string {
  return frame(
    language,
    'confirmTitle',
    `<blockquote>${escaped(text)}</blockquote>
<form method="post"><button type="submit">${said('confirmButton', language)}</button></form>
<p>${said('ignore', language)}</p>`,
  );
}

export function confirmedPage(language: Language, list: string): string {
  const sentence = said('confirmed', language).replace('{list}', () => `<bdi>${escaped(list)}</bdi>`);
  return frame(language, 'confirmTitle', `<p role="status">${sentence}</p>`);
}

/** The same for every link that is not one of ours, or not any more. */
export function gonePage(language: Language): string {
  return frame(language, 'goneTitle', `<p>${said('gone', language)}</p>`);
}

function said(name: keyof typeof PAGE_TEXTS, language: Language): string {
  return escaped(PAGE_TEXTS[name][language]);
}

function frame(language: Language, title: keyof typeof PAGE_TEXTS, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<title>${said(title, language)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${said(title, language)}</h1>
${content}
</main></body>
</html>
`;
}
