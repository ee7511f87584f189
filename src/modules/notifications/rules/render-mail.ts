import type { Language, Texts } from '../../../kernel/texts.js';
import { type Brand, designed } from './mail-design.js';
import { FOOTER, MAIL_TEXTS, type NotificationName, OTHER_USERNAMES } from './mail-texts.table.js';

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

const PLAIN: Brand = { name: 'Posthorn', supportAddress: 'support@localhost' };

/** A notification in one language, as plain text and as HTML that says the same. */
export function renderMail(
  name: NotificationName,
  language: Language,
  facts: MailFacts,
  brand: Brand = PLAIN,
): RenderedMail {
  const texts = MAIL_TEXTS[name];
  const others = facts.otherUsernames?.length ? [OTHER_USERNAMES] : [];
  const say = (text: Texts): string => filled(text[language], facts);
  const before = [...texts.before, ...others].map(say);
  const after = texts.after.map(say);
  const footer = filled(FOOTER[language], { values: { brand: brand.name, support: brand.supportAddress } });
  const button = texts.button && facts.link ? { label: say(texts.button), link: facts.link } : null;
  const above = texts.above ? [say(texts.above)] : [];
  return {
    subject: say(texts.subject),
    text: [
      ...above,
      ...before,
      ...(button ? [`${button.label}:\n${button.link}`] : []),
      ...after,
      `-- \n${footer}`,
    ].join('\n\n'),
    html: designed(language, brand, {
      above: above[0] ?? null,
      title: say(texts.subject),
      before,
      button,
      after,
      footer,
    }),
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
