import { classifyFailure } from './classify-reply.js';
import { decodedBody, fieldsOf, type MimePart, mimeParts } from './mime-parts.js';
import { type Failure, enhancedCodeOf, type Verdict } from './reply.js';

/** What a mail to one of our return paths, or to the feedback address, says. */
export type Report =
  | { kind: 'bounce'; failure: Failure; verdict: Verdict; reportedBy: string | null }
  | { kind: 'delayed' }
  | { kind: 'complaint'; feedbackType: string; returnPath: string | null }
  | { kind: 'automatic' }
  | { kind: 'unknown' };

/** RFC 3464 first, RFC 5965 for complaints, then the words of servers that follow neither. */
export function readReport(raw: Buffer): Report {
  const parts = mimeParts(raw);
  const top = parts[0];
  if (!top) return { kind: 'unknown' };
  return complaint(parts) ?? deliveryStatus(parts) ?? automatic(top) ?? wildBounce(top, parts) ?? { kind: 'unknown' };
}

function complaint(parts: readonly MimePart[]): Report | null {
  const feedback = parts.find((part) => part.type === 'message/feedback-report');
  if (!feedback) return null;
  const fields = fieldsOf(feedback.body);
  const original = parts.find((part) => part.type === 'message/rfc822' || part.type === 'text/rfc822-headers');
  const returnPath =
    fields.get('original-mail-from') ?? (original && fieldsOf(original.body).get('return-path')) ?? null;
  const address = returnPath === null ? null : (/<?([^<>\s]+@[^<>\s]+)>?/.exec(returnPath)?.[1] ?? null);
  return {
    kind: 'complaint',
    feedbackType: (fields.get('feedback-type') ?? 'abuse').toLowerCase(),
    returnPath: address,
  };
}

/** `message/delivery-status`: a block about the message, then one for each recipient; ours has one recipient. */
function deliveryStatus(parts: readonly MimePart[]): Report | null {
  const status = parts.find(
    (part) => part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status',
  );
  if (!status) return null;
  const blocks = decodedBody(status)
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
  const recipient = blocks.find((fields) => fields.has('action') || fields.has('status'));
  if (!recipient) return null;
  const action = (recipient.get('action') ?? 'failed').toLowerCase();
  if (action === 'delayed') return { kind: 'delayed' };
  if (action !== 'failed') return { kind: 'automatic' };
  const reportedBy = afterType(blocks[0]?.get('reporting-mta'));
  return bounce(
    afterType(recipient.get('diagnostic-code')) ?? '',
    recipient.get('status') ?? null,
    afterType(recipient.get('remote-mta')) ?? reportedBy,
  );
}

/** `smtp; 550 5.1.1 …` and `dns; mx.example.net`: the type says nothing that we need. */
function afterType(value: string | undefined): string | null {
  return value === undefined ? null : value.replace(/^\s*[\w.-]+\s*;\s*/, '').trim();
}

/** RFC 3834: vacation notes and the like are not about the mail at all. */
function automatic(top: MimePart): Report | null {
  const submitted = top.headers.get('auto-submitted')?.toLowerCase() ?? 'no';
  const reply = submitted.startsWith('auto-replied') && !fromDaemon(top);
  return reply || top.headers.has('x-autoreply') || top.headers.has('x-autorespond') ? { kind: 'automatic' } : null;
}

const DAEMON = /mailer-daemon|postmaster|mail delivery (?:sub)?system|mail-daemon|mdaemon/i;
const BOUNCE_SUBJECT =
  /undeliver|returned mail|failure notice|delivery (?:status notification|fail|has failed|problem|error)|could not (?:be )?(?:send|sent|deliver)|mail (?:delivery|system) (?:fail|error)|non remis|unzustellbar|no entregado|mancata consegna/i;
const DELAY =
  /\b(?:delayed|delay|still trying|will (?:be retried|keep trying|continue trying)|warning: (?:message|could))\b/i;

function fromDaemon(top: MimePart): boolean {
  return DAEMON.test(top.headers.get('from') ?? '');
}

/** Servers that send words instead of a report: qmail, old Exim, Exchange in many languages, home-made gateways. */
function wildBounce(top: MimePart, parts: readonly MimePart[]): Report | null {
  const subject = top.headers.get('subject') ?? '';
  if (!BOUNCE_SUBJECT.test(subject) && !fromDaemon(top)) return null;
  const text = parts
    .filter((part) => part.type === 'text/plain' || part.type === 'text/html')
    .map(decodedBody)
    .join('\n');
  if (DELAY.test(subject)) return { kind: 'delayed' };
  return bounce(replyLine(withoutOriginal(text)), null, null);
}

/** Everything after "below is a copy of the message" is our own mail coming back. */
function withoutOriginal(text: string): string {
  const plain = text.replace(/<[^>]{0,500}>/g, ' ');
  const copy =
    /^.*(?:below (?:this line )?is a copy|original message|this is a copy of the message|included below|message headers follow).*$/im.exec(
      plain,
    );
  return (copy ? plain.slice(0, copy.index) : plain).slice(0, 8_000);
}

function replyLine(text: string): string {
  const reply = /\b([45]\d\d)[ -]+(?:#?([45]\.\d{1,3}\.\d{1,3})\b)?[^\n]{0,300}/.exec(text);
  return (reply?.[0] ?? text.replace(/\s+/g, ' ')).trim().slice(0, 600);
}

function bounce(diagnostic: string, status: string | null, reportedBy: string | null): Report {
  const code = /(?:^|\s)([45]\d\d)(?=[\s-]|$)/.exec(diagnostic);
  const said = code ? diagnostic.slice(code.index).trim().slice(4).trim() : diagnostic;
  const given = /\b([45])\.\d{1,3}\.\d{1,3}\b/.exec(status ?? said)?.[0] ?? null;
  const number = Number(code?.[1] ?? (given?.startsWith('4') ? 450 : 550));
  const failure: Failure = {
    stage: 'rcpt',
    code: number,
    enhancedCode: enhancedCodeOf(number, said) ?? given,
    text: (diagnostic || `status ${status ?? 'unknown'}`).slice(0, 1_000),
  };
  // A report of failure is final whatever digit it quotes: that server has stopped trying.
  const verdict = classifyFailure(failure);
  const permanent = classifyFailure({ ...failure, code: number < 500 ? number + 100 : number });
  return {
    kind: 'bounce',
    failure,
    reportedBy,
    verdict: { ...permanent, class: verdict.class, suppresses: permanent.suppresses && number >= 500 },
  };
}
