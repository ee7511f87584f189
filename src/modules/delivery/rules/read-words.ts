import { fromDaemon, subjectOf } from './read-automatic.js';
import { decodedBody, type MimePart } from './mime-parts.js';
import { diagnose } from './read-diagnostic.js';
import type { Report, ReportedRecipient } from './report.js';
import { returnedMail } from './returned-mail.js';

const BOUNCE_SUBJECT =
  /undeliver|returned? (?:mail|e-?mail|to sender)|failure notice|mail failure|failed mail|non-?delivery|delivery (?:status notification|notification|report|failure|fail|has failed|problem|error|unsuccessful)|(?:message|mail|e-?mail) (?:delivery|system) (?:has )?(?:fail|error|status)|fail(?:ed|ure) delivery|delivery failed|mail failed|could not (?:be )?(?:send|sent|deliver)|error sending your mail|trouble delivering|nicht zustellbar|unzustellbar|nicht zugestellt|zustell(?:ung|fehler)|non (?:remis|distribu|d[eé]livr)|[eé]chec de (?:la )?(?:remise|distribution|livraison)|no (?:se ha )?(?:entregado|podido entregar)|devuelto|mancat[ao] (?:consegna|recapito)|non (?:recapitabil|consegnat)|impossibile recapitare|onbestelbaar|n[aã]o entregue|не доставлен|недоставлен|配信(?:できません|不能)|エラーメール|无法(?:投递|送达)|退信|you .{1,200} are not member/iu;
const BOUNCE_BODY =
  /could not be delivered|was(?: not|n['’]t) delivered|unable to deliver|not able to deliver|delivery (?:to the following|has failed|failed)|did not reach the following|addresses had (?:permanent|delivery|fatal)|returned permanent errors|invalid user address|permanent (?:fatal )?error|n['’]a (?:pas )?pu [eê]tre (?:remis|distribu|d[eé]livr)|konnte nicht (?:zugestellt|ausgeliefert)|no (?:ha podido|pudo) (?:ser )?entreg|non [eè] stato possibile (?:consegnare|recapitare)/iu;
const DELAY =
  /\b(?:delay(?:ed)?|still (?:trying|being retried)|will (?:be retried|keep trying|continue trying)|temporary (?:failure|delivery)|warning\b.{0,40}(?:message|could|mail)|verz[oö]ger\w*|retard[eé]\w*|retrasad\w*|ritardat\w*)\b/iu;
const DELAY_BODY =
  /this is (?:only )?a (?:temporary failure|warning)|warning message only|do not need to re-?send|will be retried for|has(?: not yet|n['’]t yet) been delivered|will (?:keep|continue) trying/i;

/** Servers that send words instead of a report: qmail, old Exim and Exchange, home-made gateways in many languages. */
export function wordedBounce(top: MimePart, parts: readonly MimePart[], text: string): Report | null {
  const subject = subjectOf(top);
  const failed = top.headers.has('x-failed-recipients');
  const named = BOUNCE_SUBJECT.test(subject) || fromDaemon(top) || failed;
  if (!named && !(isFromNobody(top) && BOUNCE_BODY.test(text)) && !saysSoItself(text)) return null;
  const returned = returnedMail(parts, null);
  const recipients = recipientsIn(text === '' ? subject : text, subject);
  if (DELAY.test(subject) || DELAY_BODY.test(text.slice(0, 2_000))) return { kind: 'delayed', recipients, returned };
  return { kind: 'bounce', recipients, returned };
}

function isFromNobody(top: MimePart): boolean {
  return (
    /^\s*<\s*>/.test(top.headers.get('return-path') ?? '') ||
    /auto-(?:generated|replied)/i.test(top.headers.get('auto-submitted') ?? '')
  );
}

/** A first line that nobody writes by hand. */
function saysSoItself(text: string): boolean {
  if (/could not be delivered to:?\s{0,20}<?[^\s<>@]{1,64}@/i.test(text.slice(0, 2_000))) return true;
  return /^\s*(?:error: invalid user address|message could not be delivered|this is an automat\w+ (?:generated )?(?:delivery|alert)|unable to deliver message|your mail (?:message|sent))/i.test(
    text,
  );
}

/** What a report says to people, without our own mail that comes back behind it. */
export function reportText(parts: readonly MimePart[]): string {
  const plain = parts
    .filter(({ type }) => type === 'text/plain')
    .map(decodedBody)
    .filter((text) => text.trim() !== '');
  const shown =
    plain.length > 0
      ? plain
      : parts.filter(({ type }) => type === 'text/html').map((part) => withoutTags(decodedBody(part)));
  return withoutOriginal(shown.join('\n'));
}

const COPY =
  /below (?:this line )?is (?:a copy|the header)|original message (?:follows|headers)|-{2,}\s*(?:original|returned|unsent) (?:message|information|mail)|this is a copy of (?:the|your) message|copy of (?:the|your) (?:original )?message|included (?:below|is a copy)|enclosed is a copy|message headers? follow|message text follows|header of the original message|original mail (?:info|as follows)|(?:the )?original message (?:headers|is attached)|^original message:|^message details:|unsent message follows/i;
/** Where a header starts that is not the report's own words. */
const HEADER_LINE = /^(?:received|return-path|dkim-signature|x-received):[ \t]?\S/i;

function withoutOriginal(text: string): string {
  const kept: string[] = [];
  let size = 0;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (size > 8_000 || (kept.length > 0 && (COPY.test(line.slice(0, 200)) || HEADER_LINE.test(line.slice(0, 200)))))
      break;
    kept.push(line.slice(0, 1_000));
    size += line.length;
  }
  return kept.join('\n').trim();
}

function withoutTags(html: string): string {
  return html
    .replace(/<(style|script)\b[^>]{0,200}>[^<]{0,20000}/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]{0,200}>/gi, '\n')
    .replace(/<[^>]{0,500}>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&(?:quot|#34|#39|apos);/g, '"')
    .replace(/&amp;/g, '&');
}

/** `<ada@x.example>:`, `"ada@x.example":`, `ada@x.example` alone or before its reply. */
const HEADING =
  /^[\s>*-]{0,20}(?:recipient(?: address)?:\s*)?["'<[(]?([^\s<>"'(),;:[\]]{1,64}@[^\s<>"'(),;:[\]]{1,253}\w)["'>\])]?(?=[\s:,]|$)/i;

/** One for each address that heads a part of the text; where none does, one whom the text does not name. */
function recipientsIn(text: string, subject: string): ReportedRecipient[] {
  const sections: { address: string; lines: string[] }[] = [];
  const front: string[] = [];
  for (const line of text.split('\n')) {
    const address = HEADING.exec(line)?.[1]?.toLowerCase();
    if (address !== undefined && sections.every((one) => one.address !== address))
      sections.push({ address, lines: [] });
    (sections.at(-1)?.lines ?? front).push(line);
  }
  const whole = `${subject}\n${text}`;
  if (sections.length < 2) return [recipientOf(sections[0]?.address ?? null, sections[0]?.lines ?? front, text, whole)];
  return sections
    .slice(0, 100)
    .map(({ address, lines }) => recipientOf(address, lines, '', sections.length > 20 ? '' : whole));
}

function recipientOf(address: string | null, lines: readonly string[], text: string, whole: string): ReportedRecipient {
  const own = lines.join('\n');
  const said = replyLine(own) ?? replyLine(text) ?? own.trim();
  const diagnosis = diagnose({ said: said.slice(0, 600), status: null, around: own.trim() });
  const judged = diagnosis.verdict.class === 'other' ? diagnose({ said: '', status: null, around: whole }) : diagnosis;
  const best = judged.verdict.class === 'other' ? diagnosis : judged;
  return { finalAddress: address, originalAddress: null, action: 'failed', ...best, reportedBy: null };
}

/** A reply and the lines that go on with it; one with another code is another reply. */
const MORE = String.raw`(?:\n(?:[ \t]*\1[ -]|(?![ \t]*(?:[45]\d\d[ -]|<<<|>>>|--|<[^\s<>@]{1,64}@)))[^\n]{1,200}){0,4}`;
const QUOTED_REPLY = new RegExp(
  String.raw`(?:said|says|responded[^\n:]{0,40}|response|returned was|error[^\n:]{0,60}|reason|<<<|>>>)\s?:?\s*\[?["']?(?:SMTP\s*)?([45]\d\d)[\s:-][^\n]{1,400}${MORE}`,
  'i',
);
const PLAIN_REPLY = new RegExp(
  String.raw`(?:^|[\s:>['"(])([45]\d\d)[ -]+(?:#?[45]\.\d{1,3}\.\d{1,3}|[^\d\s])[^\n]{1,400}${MORE}`,
);
const NUMBERED = /[^\n]{0,200}(?:\n[^\n]{0,200})?\(#[45]\.\d{1,3}\.\d{1,3}[^\n]{0,100}/;

function replyLine(text: string): string | null {
  const coded = QUOTED_REPLY.exec(text) ?? (NUMBERED.test(text) ? null : PLAIN_REPLY.exec(text));
  const found = coded === null ? NUMBERED.exec(text)?.[0] : coded[0].slice(coded[0].indexOf(coded[1]!));
  return found === undefined ? null : found.replace(/\s+/g, ' ').trim();
}
