import { decodedBody, fieldsOf, type MimePart } from './mime-parts.js';
import { diagnose } from './read-diagnostic.js';
import type { Report, ReportAction, ReportedRecipient } from './report.js';
import { returnedMail } from './returned-mail.js';

const STATUS_TYPES: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/x-delivery-status',
]);
/** Words that servers use beside the five of RFC 3464. */
const ACTIONS: Readonly<Record<string, ReportAction>> = {
  failed: 'failed',
  failure: 'failed',
  expired: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  deliverable: 'delivered',
  relayed: 'relayed',
  expanded: 'expanded',
};
/** A list may be expanded into very many. */
const MOST_RECIPIENTS = 100;

/** RFC 3464: a block about the message, then one for each recipient. Null when there is none of a recipient. */
export function deliveryStatus(parts: readonly MimePart[], text: string): Report | null {
  const blocks = blocksOf(parts);
  if (blocks === null) return null;
  const about = blocks[0] ?? new Map<string, string>();
  const told = blocks.filter((fields) => fields.has('action') || fields.has('status') || fields.has('final-recipient'));
  if (told.length === 0) return null;
  const around = told.length === 1 ? text : '';
  const recipients = told.slice(0, MOST_RECIPIENTS).map((fields) => recipientOf(fields, about, around));
  const returned = returnedMail(parts, about);
  if (recipients.some(({ action }) => action === 'failed')) return { kind: 'bounce', recipients, returned };
  if (recipients.some(({ action }) => action === 'delayed')) return { kind: 'delayed', recipients, returned };
  return { kind: 'delivered', returned };
}

function blocksOf(parts: readonly MimePart[]): Map<string, string>[] | null {
  const status = parts.find(({ type }) => STATUS_TYPES.has(type));
  const body = status ? decodedBody(status) : fieldsInText(parts);
  if (body === null) return null;
  return body
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

/** Where the parts of a report ran together, its fields stand in the text. */
function fieldsInText(parts: readonly MimePart[]): string | null {
  for (const part of parts) {
    if (!part.type.startsWith('text/')) continue;
    const text = decodedBody(part);
    if (!/^action:[ \t]*\w/im.test(text)) continue;
    const begin = /^(?:reporting-mta|original-recipient|final-recipient):/im.exec(text)?.index;
    if (begin !== undefined) return text.slice(begin).replace(/^--[^\n]{4,}[^]*$/m, '');
  }
  return null;
}

function recipientOf(
  fields: ReadonlyMap<string, string>,
  about: ReadonlyMap<string, string>,
  around: string,
): ReportedRecipient {
  const status = fields.get('status') ?? null;
  const action = ACTIONS[(fields.get('action') ?? '').toLowerCase().split(/[\s(;]/)[0]!] ?? actionOf(status);
  const comment = /\(([^()]{3,300})\)/.exec(status ?? '')?.[1] ?? '';
  const diagnostic = fields.get('diagnostic-code') ?? '';
  const said = isExitCode(diagnostic) ? '' : (afterType(diagnostic) ?? '');
  const diagnosis = diagnose({ said: said === '' ? comment : said, status, around: `${comment}\n${around}`.trim() });
  return {
    finalAddress: addressOf(fields.get('final-recipient')),
    originalAddress: addressOf(fields.get('original-recipient')),
    action,
    ...diagnosis,
    reportedBy: afterType(fields.get('remote-mta')) ?? afterType(about.get('reporting-mta')),
  };
}

/** Some servers leave the action out: the status has it in its first digit, and a report is of a failure. */
function actionOf(status: string | null): ReportAction {
  return /^\s*2\./.test(status ?? '') ? 'delivered' : 'failed';
}

/** `X-Unix; 77`: how a program ended, which tells nobody anything. */
function isExitCode(diagnostic: string): boolean {
  return /^\s*x-unix\s*;\s*\d+\s*$/i.test(diagnostic);
}

/** `smtp; 550 5.1.1 …` and `dns; mx.example.net`: the type says nothing that we need. */
function afterType(value: string | undefined): string | null {
  if (value === undefined) return null;
  const text = value.replace(/^\s*[\w.-]{1,40}\s*;\s*/, '').trim();
  return text === '' ? null : text;
}

/** `rfc822; <ada@example.net>`, and RFC 6533's `utf-8;`. */
function addressOf(value: string | undefined): string | null {
  return /([^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,253})/.exec(afterType(value) ?? '')?.[1]?.toLowerCase() ?? null;
}
