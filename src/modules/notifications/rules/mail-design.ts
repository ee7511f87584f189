import type { Language } from '../../../kernel/texts.js';
import { escaped } from '../../../kernel/escaped.js';

/** Who writes. */
export interface Brand {
  name: string;
  supportAddress: string;
}

export interface DesignedMail {
  /** A small line above the card. */
  above: string | null;
  title: string;
  before: readonly string[];
  button: { label: string; link: string } | null;
  after: readonly string[];
  /** Why it came and whom to ask. */
  footer: string;
}

const ACCENT = '#1a5fb4';
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Clients that know no style sheet see the light colours of the elements themselves. */
const STYLE = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){.page{background:#17181a!important}.card{background:#232528!important;border-color:#34373b!important}.text,.title{color:#ececec!important}.foot,.brand{color:#b4b8bd!important}}
@media (max-width:620px){.card{padding:24px 20px!important}.outer{padding:16px 8px!important}}`;

/**
 * The one design of all our mails: a card of real text, no picture, nothing loaded from anywhere, one link at most. Tables,
 * because some clients still lay out nothing else; roles, so that screen readers do not hear of them.
 */
export function designed(language: Language, brand: Brand, mail: DesignedMail): string {
  const { above, title, before, button, after, footer } = mail;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(title)}</title>
<style>${STYLE}</style></head>
<body class="page" style="margin:0;padding:0;background:#f4f5f7;${FONT}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(preview(before))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="outer" align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
${above === null ? '' : `<tr><td class="foot" style="padding:0 4px 14px;font-size:12px;color:#6b7077;${FONT}">${escaped(above)}</td></tr>\n`}<tr><td class="brand" style="padding:0 4px 14px;font-size:15px;font-weight:600;letter-spacing:.02em;color:#5a5f66;${FONT}"><span style="color:${ACCENT}">&#9656;</span>&nbsp;${escaped(brand.name)}</td></tr>
<tr><td class="card" role="article" lang="${language}" style="padding:32px;background:#ffffff;border:1px solid #e3e5e8;border-top:4px solid ${ACCENT};border-radius:8px">
<h1 class="title" style="margin:0 0 18px;font-size:21px;line-height:1.3;font-weight:700;color:#1b1d20;${FONT}">${escaped(title)}</h1>
${before.map(paragraph).join('\n')}
${button ? buttonOf(button) : ''}
${after.map(paragraph).join('\n')}
</td></tr>
<tr><td class="foot" style="padding:18px 4px 0;font-size:13px;line-height:1.5;color:#6b7077;${FONT}">${escaped(footer)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function paragraph(text: string): string {
  const lines = escaped(text).replaceAll('\n', '<br>\n');
  return `<p class="text" style="margin:0 0 16px;font-size:16px;line-height:1.55;color:#2b2e33;${FONT}">${lines}</p>`;
}

function buttonOf({ label, link }: { label: string; link: string }): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0"><tr><td bgcolor="${ACCENT}" style="border-radius:6px"><a href="${escaped(link)}" style="display:inline-block;padding:13px 22px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none;${FONT}">${escaped(label)}</a></td></tr></table>`;
}

/** What a list of mails shows beside the subject. */
function preview(before: readonly string[]): string {
  return (before[0] ?? '').replace(/\s+/g, ' ').slice(0, 140);
}
