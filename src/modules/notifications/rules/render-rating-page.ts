import type { Language } from '../../../kernel/texts.js';
import { escaped } from '../../../kernel/escaped.js';
import { RATING_PAGE } from './rating-page.table.js';
import { framed } from './render-page.js';

const SCORES = [1, 2, 3, 4, 5] as const;

/** GET shows this and changes nothing: scanners follow links in mails. The button posts. */
export function ratingPage(language: Language, token: string): string {
  const say = (name: keyof typeof RATING_PAGE): string => escaped(RATING_PAGE[name][language]);
  const choices = SCORES.map(
    (score) => `<label><input type="radio" name="score" value="${score}" required> ${score}${hint(score, say)}</label>`,
  );
  return framed(
    language,
    RATING_PAGE.title[language],
    `<form method="post">
<input type="hidden" name="token" value="${escaped(token)}">
<fieldset><legend>1–5</legend>
${choices.join('\n')}
</fieldset>
<label for="comment">${say('comment')}</label>
<textarea id="comment" name="comment" maxlength="2000" rows="4"></textarea>
<button type="submit">${say('button')}</button>
</form>`,
  );
}

function hint(score: number, say: (name: keyof typeof RATING_PAGE) => string): string {
  if (score === 1) return ` (${say('worst')})`;
  return score === 5 ? ` (${say('best')})` : '';
}
