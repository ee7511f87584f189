import type { Language } from '../../../kernel/texts.js';
import { escaped } from '../../../kernel/escaped.js';
import { type LinkPage, PAGE_TEXTS, PASSWORD_LABEL } from './page-texts.table.js';

export interface FormFacts {
  token: string;
  /** Whether a password is asked for. */
  password: boolean;
  /** Why the last try failed. */
  fault?: string;
}

const STYLE =
  'body{margin:0;font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#f6f5f2;color:#222}' +
  'main{max-width:26rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:12px;box-shadow:0 1px 4px #0002}' +
  'h1{margin:0 0 1rem;font-size:1.4rem}label{display:block;margin:1rem 0 .3rem}input,textarea{width:100%;box-sizing:border-box;padding:.7rem;font:inherit;border:1px solid #777;border-radius:6px}' +
  'input[type=radio]{width:auto}fieldset{border:0;padding:0;margin:0}' +
  'button{margin-top:1.2rem;padding:.8rem 1.4rem;font:inherit;font-weight:600;color:#fff;background:#1a5fb4;border:0;border-radius:6px;cursor:pointer}' +
  'button:focus-visible,input:focus-visible{outline:3px solid #f5a623;outline-offset:2px}.fault{padding:.7rem 1rem;background:#fdecea;border-left:4px solid #b3261e}' +
  '@media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#eee}main{background:#262626}input{background:#1b1b1b;color:#eee}.fault{background:#4a1f1c}}';

/** GET shows this and changes nothing: scanners follow links in mails. The button posts. */
export function formPage(name: LinkPage, language: Language, facts: FormFacts): string {
  const texts = PAGE_TEXTS[name];
  const password = facts.password
    ? `<label for="password">${escaped(PASSWORD_LABEL[language])}</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="12" required${facts.fault ? ' aria-describedby="fault"' : ''}>`
    : '';
  const fault = facts.fault ? `<p class="fault" id="fault" role="alert">${escaped(facts.fault)}</p>` : '';
  return framed(
    language,
    texts.title[language],
    `<p>${escaped(texts.question[language])}</p>
${fault}
<form method="post">
<input type="hidden" name="token" value="${escaped(facts.token)}">
${password}
<button type="submit">${escaped(texts.button[language])}</button>
</form>`,
  );
}

/** How it ended. */
export function messagePage(
  name: LinkPage,
  language: Language,
  message: string,
  role: 'status' | 'alert' = 'status',
): string {
  const fault = role === 'alert' ? ' class="fault"' : '';
  return framed(language, PAGE_TEXTS[name].title[language], `<p${fault} role="${role}">${escaped(message)}</p>`);
}

/** Says something and asks for nothing. */
export function notePage(language: Language, title: string, sentence: string): string {
  return framed(language, title, `<p role="status">${escaped(sentence)}</p>`);
}

/** A page of ours around what it says, which is escaped already. */
export function framed(language: Language, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escaped(title)}</h1>
${content}
</main></body>
</html>
`;
}
