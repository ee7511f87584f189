import type { InboxMailView } from './dev-inbox.dto.js';
import { escaped } from '../../../kernel/escaped.js';
import { INBOX_STYLE } from './inbox-style.js';
import type { ReadMail } from './read-mail.js';

export interface InboxPage {
  mails: InboxMailView[];
  total: number;
  /** The recipient the list is narrowed to. */
  to: string | null;
  open: (InboxMailView & { details: ReadMail }) | null;
}

const REFRESH_SECONDS = 5;

/** The local inbox as a page: no scripts, everything from mails escaped. */
export function inboxPage(page: InboxPage): string {
  // An open mail stays as it is; only the list looks for news.
  const refresh = page.open ? '' : `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${refresh}<title>${page.total} in the inbox · Posthorn</title><style>${INBOX_STYLE}</style></head>
<body><header><h1>Posthorn <span>local inbox</span></h1><p>Nothing leaves this machine. ${counted(page)}</p></header>
<main class="${page.open ? 'reading' : 'listing'}"><nav aria-label="Mails">${page.mails.map((mail) => item(mail, page)).join('') || EMPTY}</nav>
<section>${page.open ? reader(page.open) : HINT}</section></main></body></html>`;
}

const EMPTY = '<p class="empty">No mail yet. Send one and it appears here by itself.</p>';
const HINT = '<p class="empty">Choose a mail to read it. The list renews itself every five seconds.</p>';

function counted(page: InboxPage): string {
  const filter = page.to === null ? '' : ` Only mail to <b>${escaped(page.to)}</b>. <a href="/dev/inbox">Show all</a>`;
  return `${page.total} ${page.total === 1 ? 'mail' : 'mails'}.${filter}`;
}

function item(mail: InboxMailView, page: InboxPage): string {
  const query = page.to === null ? '' : `?to=${encodeURIComponent(page.to)}`;
  const current = page.open?.id === mail.id ? ' aria-current="true"' : '';
  return `<a class="item"${current} href="/dev/inbox/${encodeURIComponent(mail.id)}${query}">
<span class="line"><b>${escaped(mail.from || '(no sender)')}</b>${time(mail)}</span>
<span class="subject">${escaped(mail.subject || '(no subject)')}</span>
<span class="line"><span class="to">to ${escaped(mail.recipient)}</span>${badges(mail)}</span></a>`;
}

function time(mail: InboxMailView): string {
  return `<time datetime="${mail.receivedAt}" title="${mail.receivedAt}">${mail.receivedAt.slice(5, 16).replace('T', ' ')}</time>`;
}

function badges(mail: InboxMailView): string {
  const notification = mail.notification === null ? '' : `<i class="badge own">${escaped(mail.notification)}</i>`;
  const signed = mail.dkim.length > 0 ? '<i class="badge good">DKIM</i>' : '<i class="badge bad">unsigned</i>';
  return `<span class="badges">${notification}${signed}</span>`;
}

function reader(mail: NonNullable<InboxPage['open']>): string {
  const url = `/dev/inbox/${encodeURIComponent(mail.id)}`;
  const rows: [string, string][] = [
    ['From', mail.from],
    ['To', mail.to],
    ['Envelope', `${mail.mailFrom || '<>'} → ${mail.recipient}`],
    ['Time', mail.receivedAt],
    ['DKIM', mail.dkim.length > 0 ? `signed by ${mail.dkim.join(', ')}` : 'not signed'],
    ...(mail.notification === null ? [] : ([['Notification', mail.notification]] as [string, string][])),
  ];
  return `<article><div class="top"><h2>${escaped(mail.subject || '(no subject)')}</h2><a class="button" href="${url}/raw">Source</a></div>
<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>${attachments(mail.details)}
<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${url}/body"></iframe></article>`;
}

function attachments(details: ReadMail): string {
  if (details.attachments.length === 0) return '';
  const files = details.attachments.map(
    ({ name, type, bytes }) => `<li><b>${escaped(name)}</b> ${escaped(type)}, ${bytes.toLocaleString('en')} bytes</li>`,
  );
  return `<ul class="files">${files.join('')}</ul>`;
}
