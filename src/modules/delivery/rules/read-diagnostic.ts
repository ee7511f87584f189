import { classifyFailure, suppressing } from './classify-reply.js';
import type { Failure, Stage, Verdict } from './reply.js';

/** What a report says about one recipient, from its best source to its worst. */
export interface Diagnostic {
  /** The reply of the refusing server, or what the reporter says instead. */
  said: string;
  /** RFC 3463 status of the report itself. */
  status: string | null;
  /** The text for people around it: looked at only when the rest tells nothing. */
  around?: string;
}

export interface Diagnosis {
  failure: Failure;
  verdict: Verdict;
}

const CODE = /(?:^|[\s:<>"'([])([45]\d\d)(?=[\s:-]|$)/;
const ENHANCED = /(?:^|[\s(#:;'-])([45]\.\d{1,3}\.\d{1,3})(?=[\s):;,\]]|$)/;
/** `x.0.0` says no more than its first digit, `x.5.0` hardly more. */
const VAGUE = /^[245]\.[05]\.0$/;

/** Reads what was said; where that tells no class, the status does, and then the words around it. */
export function diagnose({ said, status, around = '' }: Diagnostic): Diagnosis {
  const stage = stageIn(`${said}\n${around}`);
  const best = judge(said, status, stage);
  const vague = said === '' && VAGUE.test(statusIn(status) ?? '');
  if ((best.verdict.class !== 'other' && !vague) || around === '') return best;
  const reply = replyIn(around);
  const second = reply === null ? null : judge(reply, null, stage);
  if (second !== null && second.verdict.class !== 'other') return second;
  const { failure } = second ?? best;
  const words = flat(around);
  const verdict = finalVerdict({ ...failure, text: words, enhancedCode: null });
  if (verdict.class !== 'other') return { failure: { ...failure, text: shown(reply ?? words, status) }, verdict };
  return said === '' && second !== null ? second : best;
}

function judge(said: string, status: string | null, stage: Stage): Diagnosis {
  const code = CODE.exec(said)?.[1] ?? null;
  const reply = code === null ? flat(said) : replyOf(flat(said), code);
  const own = ENHANCED.exec(reply.slice(0, 300))?.[1] ?? ENHANCED.exec(said.slice(0, 300))?.[1] ?? null;
  const enhanced = own !== null && !VAGUE.test(own) ? own : (statusIn(status) ?? own);
  const number = Number(code ?? (enhanced?.startsWith('4') ? 450 : 550));
  const failure: Failure = { stage, code: number, enhancedCode: enhanced, text: reply };
  return { failure: { ...failure, text: shown(said, status) }, verdict: finalVerdict(failure) };
}

/** Which class it is, the words tell; that it is final, the report itself: that server has stopped trying. */
function finalVerdict(failure: Failure): Verdict {
  const found = classifyFailure(failure);
  const verdict = {
    ...found,
    permanent: true,
    suppresses: found.suppresses && (failure.code ?? 0) >= 500,
    slowsSite: false,
  };
  // Before RCPT nobody has asked for the recipient.
  return failure.stage === 'mail' && suppressing(found.class) ? { ...verdict, class: 'policy', fault: 'us' } : verdict;
}

/** What stands behind the code, in one line: continuations repeat it, some reporters too. */
function replyOf(said: string, code: string): string {
  const from = said.slice(CODE.exec(said)?.index ?? 0).replace(/^[^45]*\d{3}[\s:-]*/, '');
  return from
    .replace(new RegExp(`(?:^|\\s)${code}[ -](?:[45]\\.\\d{1,3}\\.\\d{1,3}(?=\\s))?`, 'g'), ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a server said to MAIL is about us, whatever words it took for it. */
function stageIn(said: string): Stage {
  return /(?:after|reply to) MAIL ?FROM|sender was rejected|\[MAIL_FROM\]/i.test(said) ? 'mail' : 'rcpt';
}

function statusIn(status: string | null): string | null {
  return /^\s*([245]\.\d{1,3}\.\d{1,3})\b/.exec(status ?? '')?.[1] ?? null;
}

function shown(said: string, status: string | null): string {
  return (said || `status ${status ?? 'unknown'}`).replace(/\s+/g, ' ').trim().slice(0, 1_000);
}

/** The line of a text for people that is a reply, with those that continue it; null when there is none. */
export function replyIn(text: string): string | null {
  const quoted =
    /(?:said|says|responded|response|reply|replied|error|message|reason|status|<<<|>>>|\[)[^\n]{0,80}?[\s:>['"(]([45]\d\d[\s:-]+[^\n]{1,400}(?:\n[^\n]{1,200}){0,4})/i.exec(
      text,
    );
  const plain =
    /(?:^|[\s:>['"(])([45]\d\d[ -]+(?:#?[45]\.\d{1,3}\.\d{1,3}|[^\d\s])[^\n]{1,400}(?:\n[^\n]{1,200}){0,4})/.exec(text);
  const found = plain?.[1] ?? quoted?.[1] ?? /[^\n]{0,300}\(#[45]\.\d{1,3}\.\d{1,3}[^\n]{0,100}/.exec(text)?.[0];
  return found === undefined ? null : found.replace(/\s+/g, ' ').trim().slice(0, 600);
}
