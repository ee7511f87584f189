import { escaped } from '../../../../kernel/escaped.js';
import type { Language } from '../../../../kernel/texts.js';
import { FIELD_NAMES } from './preference-form.js';
import { PAGE_TEXTS } from './page-texts.table.js';

export interface PageFacts {
  /** The From address. */
  sender: string;
  /** The recipient's own address. */
  email: string;
}

type TextName = keyof typeof PAGE_TEXTS;

const STYLE =
  'body{margin:0;font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#f6f5f2;color:#222}' +
  'main{max-width:28rem;margin:10vh auto;padding:2rem;background:#fff;border-radius:12px;box-shadow:0 1px 4px #0002;overflow-wrap:anywhere}' +
  'h1{margin:0 0 1rem;font-size:1.4rem}.lists{margin-top:1.4rem}fieldset{margin:0;padding:0;border:0}legend{padding:0}label{display:flex;gap:.7rem;margin:.9rem 0}input{flex:none;width:1.2rem;height:1.2rem;margin-top:.15rem}' +
  'button{margin-top:1.2rem;padding:.8rem 1.4rem;font:inherit;font-weight:600;color:#fff;background:#1a5fb4;border:0;border-radius:6px;cursor:pointer}' +
  'a{color:#1a5fb4}button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #f5a623;outline-offset:2px}.note{padding:.7rem 1rem;background:#eef3fb;border-left:4px solid #1a5fb4}' +
  '@media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#eee}main{background:#262626}a{color:#8ab4f8}.note{background:#22304a}}';

/** Asks; only its button acts, because scanners open links. */
export function unsubscribePage(language: Language, facts: PageFacts): string {
  return frame(
    language,
    'unsubscribeTitle',
    `<p>${said('unsubscribeQuestion', language, facts)}</p>
<form method="post"><button type="submit" name="List-Unsubscribe" value="Page">${said('unsubscribeButton', language)}</button></form>`,
  );
}

export function unsubscribedPage(language: Language, facts: PageFacts, preferencesPath: string): string {
  return frame(
    language,
    'unsubscribeTitle',
    `<p role="status">${said('unsubscribed', language, facts)}</p>
<p><a href="${escaped(preferencesPath)}">${said('toPreferences', language)}</a></p>`,
  );
}

const CHOICE_TEXTS = { all: 'choiceAll', necessary: 'choiceNecessary', none: 'choiceNone' } as const;

export function preferencesPage(
  language: Language,
  facts: PageFacts,
  state: { choice: keyof typeof CHOICE_TEXTS; isHeld: boolean; isSaved: boolean; subjects: readonly Subject[] },
): string {
  const radios = (Object.keys(CHOICE_TEXTS) as (keyof typeof CHOICE_TEXTS)[])
    .map(
      (choice) =>
        `<label><input type="radio" name="receive" value="${choice}"${choice === state.choice ? ' checked' : ''}> ${said(CHOICE_TEXTS[choice], language)}</label>`,
    )
    .join('\n');
  return frame(
    language,
    'preferencesTitle',
    `${state.isSaved ? `<p class="note" role="status">${said('preferencesSaved', language)}</p>` : ''}
${state.isHeld ? `<p class="note">${said('preferencesHeld', language)}</p>` : ''}
<form method="post"><fieldset><legend>${said('preferencesQuestion', language, facts)}</legend>
${radios}
</fieldset>${subjectBoxes(language, state.subjects)}<button type="submit">${said('preferencesButton', language)}</button></form>`,
  );
}

interface Subject {
  id: string;
  name: string;
  description: string | null;
  isTaken: boolean;
}

/** One box for each; what was shown is said beside it, because a box that is not ticked sends nothing. */
function subjectBoxes(language: Language, subjects: readonly Subject[]): string {
  if (subjects.length === 0) return '';
  const boxes = subjects.map(({ id, name, description, isTaken }) => {
    const more = description === null ? '' : `<br><small>${escaped(description)}</small>`;
    return `<label><input type="checkbox" name="${FIELD_NAMES.taken}${escaped(id)}"${isTaken ? ' checked' : ''}> <span><bdi>${escaped(name)}</bdi>${more}</span></label><input type="hidden" name="${FIELD_NAMES.shown}${escaped(id)}" value="1">`;
  });
  return `<fieldset class="lists"><legend>${said('subjectsQuestion', language)}</legend>
${boxes.join('\n')}
</fieldset>`;
}

/** The same for every link that is not one of ours, or not any more. */
export function notFoundPage(language: Language): string {
  return frame(language, 'notFoundTitle', `<p>${said('notFound', language)}</p>`);
}

export function laterPage(language: Language): string {
  return frame(language, 'laterTitle', `<p role="alert">${said('later', language)}</p>`);
}

function said(name: TextName, language: Language, facts?: PageFacts): string {
  const text = escaped(PAGE_TEXTS[name][language]);
  if (facts === undefined) return text;
  const values: Record<string, string> = { sender: facts.sender, address: shortened(facts.email) };
  return text.replace(/\{(sender|address)\}/g, (_whole, key: string) => `<bdi>${escaped(values[key]!)}</bdi>`);
}

/** Enough to know one's own address by; a forwarded mail does not tell strangers whose it was. */
export function shortened(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email.slice(0, at);
  return `${first}…${email.slice(at)}`;
}

function frame(language: Language, title: TextName, content: string): string {
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
