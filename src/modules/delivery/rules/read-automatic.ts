import { decodedHeader } from './decode-text.js';
import type { MimePart } from './mime-parts.js';

const DAEMON = /mailer-?daemon|mail delivery (?:sub)?system|mail-daemon|mdaemon|post_?master/i;

export function fromDaemon(top: MimePart): boolean {
  return DAEMON.test(decodedHeader(top.headers.get('from') ?? ''));
}

export function subjectOf(top: MimePart): string {
  return decodedHeader(top.headers.get('subject') ?? '').slice(0, 500);
}

const HEADERS = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-auto-response', 'x-mail-autoreply'];
/** Subjects of absences, in the languages in which most of them come. */
const ABSENCE =
  /^(?:(?:re|aw|sv|rif|tr)\s*:\s*)?\W{0,3}(?:auto(?:matic)?[- ]?(?:reply|respon[sd]\w*|answer)|automatische antwort|abwesen\w*|r[eé]ponse automatique|absen(?:ce|t)\b|en cong[eé]s?|respuesta autom[aá]tica|fuera de (?:la )?oficina|risposta automatica|assente|fuori (?:sede|ufficio)|out[- ]of[- ](?:the )?office|(?:i am |i'm )?(?:away|on (?:vacation|holiday|leave))\b|vacation|afwezig|automatisch antwoord|resposta autom[aá]tica|autosvar|fr[aå]nvaro|automaattinen|automatyczna odpowied[zź]|автоответ|自動応答|自动回复)/iu;
/** Machines that ask whether a person has written: an answer by us would be the bounce's bounce. */
const CHALLENGE =
  /(?:please )?confirm (?:that )?(?:you|your (?:message|e-?mail|mail))|(?:your|this) (?:message|e-?mail) (?:is (?:being held|awaiting)|requires? (?:verification|confirmation|approval))|verification required|sender verification|challenge[- ]response|\btmda\b|spam ?arrest|boxbe|mailinblack|knowspam|authenti(?:fication|cation) (?:de votre|required)|one[- ]time (?:verification|confirmation)|prove (?:that )?you are (?:a )?human/i;
const CHALLENGERS = ['x-tmda-confirm', 'x-mailinblack', 'x-challenge', 'x-boxbe', 'x-sa-challenge'];

/**
 * RFC 3834: absences, receipts and questions whether we are human. They are about the reader, not about the mail, and
 * none of them ever is a bounce.
 */
export function isAutomatic(top: MimePart, parts: readonly MimePart[]): boolean {
  if (parts.some(({ type }) => type === 'message/disposition-notification')) return true;
  if (fromDaemon(top)) return false;
  const subject = subjectOf(top);
  if (CHALLENGERS.some((name) => top.headers.has(name)) || CHALLENGE.test(subject)) return true;
  if (/^\s*auto-replied\b/i.test(top.headers.get('auto-submitted') ?? '')) return !returnsMail(subject);
  if (HEADERS.some((name) => top.headers.has(name))) return true;
  if (/^\s*auto[_-]?reply/i.test(top.headers.get('precedence') ?? '')) return true;
  return ABSENCE.test(subject);
}

/** Some servers call their bounces automatic answers and sign them with a person's name. */
function returnsMail(subject: string): boolean {
  return /undeliver|failure notice|returned mail|delivery (?:status|fail)|not (?:be )?deliver|mail fail/i.test(subject);
}
