import type { Language, Texts } from '../../../kernel/texts.js';
import { escapeHtml } from './escape-html.js';
import { MAIL_TEXTS, type NotificationName, OTHER_USERNAMES } from './mail-texts.table.js';

export interface MailFacts {
  /** Whatever else a text names. */
  values?: Record<string, string>;
  /** The one link of the mail. */
  link?: string;
  username?: string;
  usernames?: string[];
  /** User names that the address had before; the mail of a sign-up names them. */
  otherUsernames?: string[];
  address?: string;
  /** Number of the platform that asks. */
  platform?: number;
  /** Name of who invites; as they call themselves, so never the beginning of a link. */
  organization?: string;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** A notification in one language, as plain text and as HTML that says the same. */
export function renderMail(name: NotificationName, language: Language, facts: MailFacts): RenderedMail {
  const texts = MAIL_TEXTS[name];
  const others = facts.otherUsernames?.length ? [OTHER_USERNAMES] : [];
  const say = (text: Texts): string => filled(text[language], facts);
  const before = [...texts.before, ...others].map(say);
  const after = texts.after.map(say);
  const button = texts.button && facts.link ? { label: say(texts.button), link: facts.link } : null;
  return {
    subject: say(texts.subject),
    text: [...before, ...(button ? [`${button.label}:\n${button.link}`] : []), ...after, 'Posthorn'].join('\n\n'),
    html: page(language, say(texts.subject), before, button, after),
  };
}

function filled(text: string, facts: MailFacts): string {
  const values: Record<string, string> = {
    username: facts.username ?? '',
    usernames: (facts.usernames ?? facts.otherUsernames ?? []).join(', '),
    address: facts.address ?? '',
    platform: String(facts.platform ?? ''),
    organization: facts.organization ?? '',
    ...facts.values,
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** One column, real text, no images: readable with any client, any screen reader and in the dark. */
function page(
  language: Language,
  title: string,
  before: string[],
  button: { label: string; link: string } | null,
  after: string[],
): string {
  const paragraph = (text: string): string =>
    `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll('\n', '<br>\n')}</p>`;
  const link = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1a5fb4;color:#ffffff;text-decoration:none;font-weight:bold">${escapeHtml(button.label)}</a></p>`
    : '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div role="article" style="max-width:560px;margin:0 auto">
<h1 style="margin:0 0 16px;font-size:20px">${escapeHtml(title)}</h1>
${before.map(paragraph).join('\n')}
${link}
${after.map(paragraph).join('\n')}
<p style="margin:24px 0 0">Posthorn</p>
</div>
</body>
</html>
`;
}
