import type { Fault, ReplyClass } from './reply.js';

/**
 * How replies are told apart. The first row that fits wins, so narrow words stand above wide ones and words above
 * codes: receivers reuse 550 and 5.7.1 for everything.
 *
 * Sources: RFC 3463 and its registry (enhanced codes), RFC 7504 (521, 556), RFC 7505 (null MX), RFC 7372 (5.7.2x),
 * and the public postmaster pages of Gmail, Outlook, Yahoo, Postfix and Exim for the wording.
 */
export interface ReplyRow {
  name: string;
  /** A regular expression over `4`, `5` or the whole code. */
  code?: RegExp;
  enhanced?: RegExp;
  text?: RegExp;
  class: ReplyClass;
  fault: Fault;
  slowsSite?: true;
  greylisted?: true;
  /** The word overrules the digit: such a reply is never final, or always is. */
  always?: 'permanent' | 'temporary';
}

export const REPLY_ROWS: readonly ReplyRow[] = [
  // Speed and greylisting: only ever temporary replies.
  {
    name: 'greylisting',
    code: /^4/,
    text: /gr[ae]y-?list|first attempt|try again (?:in )?(?:a few|some|\d+) ?(?:more )?(?:min|sec)|temporar(?:y|ily) (?:deferred|rejected).{0,40}(?:new|unknown|first)|please retry (?:in|after)/i,
    class: 'policy',
    fault: 'host',
    greylisted: true,
  },
  {
    name: 'asked to slow down',
    code: /^4/,
    text: /too many (?:connections|messages|recipients|concurrent|sessions|mails|errors)|rate[ -]?limit|throttl|exceed(?:ed|s)?.{0,30}(?:rate|limit|connections)|unexpected volume|\[?TSS?0\d|slow down|receiving mail at a rate|server (?:is )?busy|unusual rate|resources temporarily|try again later.{0,20}\(?S775/i,
    class: 'policy',
    fault: 'us',
    slowsSite: true,
  },
  {
    name: 'slow down by code',
    code: /^4/,
    enhanced: /^4\.7\.(?:28|500|650)$/,
    class: 'policy',
    fault: 'us',
    slowsSite: true,
  },
  {
    name: 'sender authentication by code',
    enhanced: /^[45]\.7\.(?:2[0-7]|30|509|515)$/,
    class: 'auth_failed',
    fault: 'us',
  },
  // The IP or domain is on a list.
  {
    name: 'listed',
    text: /spamhaus|spamcop|barracuda(?:central)?|sorbs|\bdns[br]l\b|\brbl\b|block(?:ed)?[ -]?list|black[ -]?list|blocked using|listed (?:at|in|on|by)|banned sending ip|poor reputation|bad reputation|reputation.{0,20}(?:low|block)|client host.{0,60}(?:blocked|rejected)|\bS3[01][0-9]{2}\b|\[BL\d\d\]|ip.{0,30}(?:is )?(?:blocked|blacklisted|banned)/i,
    class: 'blocklisted',
    fault: 'us',
  },
  { name: 'listed by code', enhanced: /^[45]\.7\.(?:60[0-9]|61[0-9]|511)$/, class: 'blocklisted', fault: 'us' },
  // Authentication of the sender (SPF, DKIM, DMARC, reverse DNS).
  {
    name: 'auth by words',
    text: /\bdmarc\b|\bdkim\b|\bspf\b|sender policy framework|unauthenticated (?:email|mail|sender)|reverse dns|\bptr\b|rdns|does not have a (?:valid )?reverse|sender id/i,
    class: 'auth_failed',
    fault: 'us',
  },
  // Servers that delay their verdict give the sender's faults as answers to RCPT: never the recipient's.
  {
    name: 'sender refused',
    text: /sender (?:address|domain|verif|mailbox|denied|rejected|not|is|invalid|unknown)|\bmail ?from\b|from (?:address|domain)|return[- ]path/i,
    class: 'policy',
    fault: 'us',
  },
  { name: 'sender refused by code', enhanced: /^[45]\.1\.[78]$/, class: 'policy', fault: 'us' },
  // The recipient.
  {
    name: 'mailbox full',
    text: /mailbox (?:is )?(?:full|over)|over (?:its |the |their )?(?:disk )?quota|quota (?:is )?(?:exceeded|full)|exceeded (?:storage|.{0,12}quota)|out of storage|insufficient (?:disk )?(?:storage|space) (?:for|in) (?:the )?mailbox|not enough (?:storage|space)|user'?s? (?:is )?over quota|disk full/i,
    class: 'mailbox_full',
    fault: 'recipient',
  },
  { name: 'mailbox full by code', enhanced: /^[45]\.2\.2$/, class: 'mailbox_full', fault: 'recipient' },
  {
    name: 'too large',
    text: /message (?:size|length|too (?:large|big|long)|is too)|size (?:limit )?exceed|exceed.{0,30}(?:maximum|max)?.{0,12}(?:message )?size|too large|larger than/i,
    class: 'message_too_large',
    fault: 'recipient',
  },
  { name: 'too large by code', enhanced: /^[45]\.(?:3\.4|2\.3)$/, class: 'message_too_large', fault: 'recipient' },
  {
    name: 'disabled',
    text: /(?:account|mailbox|user|address|recipient|email).{0,40}(?:disabled|inactive|suspended|deactivated|closed|discontinued|locked|no longer (?:active|available|in use|valid|accept))|(?:disabled|inactive|suspended|deactivated) (?:account|mailbox|user|recipient)/i,
    class: 'mailbox_disabled',
    fault: 'recipient',
  },
  {
    name: 'relaying',
    text: /relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed))|unable to relay|not permitted to relay|we do not relay|no relaying|relay not/i,
    class: 'policy',
    fault: 'host',
  },
  {
    name: 'unsolicited',
    text: /\bspam\b|unsolicited|\bbulk\b|\bjunk\b|spam ?score|looks like|gsmtp.{0,10}UnsolicitedMessageError|high probability|\bUBE\b|\bUCE\b/i,
    class: 'spam',
    fault: 'us',
  },
  {
    name: 'content',
    text: /virus|malware|malicious|phish|attachment|(?:message|mail|its) content|prohibited (?:file|content|extension)|suspicious (?:link|url|content)|blocked.{0,15}(?:url|link)|header.{0,25}(?:invalid|missing|malformed)|\bRFC ?(?:5322|2822|822)\b/i,
    class: 'content',
    fault: 'us',
  },
  { name: 'content by code', enhanced: /^[45]\.6\.\d+$/, class: 'content', fault: 'us' },
  {
    name: 'unknown user',
    text: /(?:user|recipient|mailbox|account|address|email|alias|addressee|e-mail).{0,60}(?:unknown|not (?:be )?(?:found|exist|known|recogni[sz]ed|local|valid|listed|our customer)|does ?n[o']t exist|doesn'?t have|does not have|invalid|no longer exists|undeliverable|unrouteable)|(?:unknown|no such|invalid|nonexistent|non-existent|bad) (?:local )?(?:user|recipient|mailbox|address|account|destination mailbox|e-?mail|person|alias|addressee)|no (?:such )?(?:mailbox|user|account|recipient)|not a (?:valid|known) (?:user|mailbox|recipient|address)|user doesn'?t|RecipNotFound|RecipientNotFound|unrouteable address|addressee unknown/i,
    class: 'no_such_user',
    fault: 'recipient',
  },
  { name: 'unknown user by code', enhanced: /^[45]\.1\.(?:1|10|6|0)$/, class: 'no_such_user', fault: 'recipient' },
  {
    name: 'directory block of hosted Exchange',
    enhanced: /^5\.4\.1$/,
    text: /recipient address rejected: access denied/i,
    class: 'no_such_user',
    fault: 'recipient',
  },
  { name: 'disabled by code', enhanced: /^[45]\.2\.1$/, class: 'mailbox_disabled', fault: 'recipient' },
  {
    name: 'mailbox unavailable',
    code: /^550$/,
    text: /mailbox (?:is )?(?:unavailable|not available)/i,
    class: 'no_such_user',
    fault: 'recipient',
  },
  { name: 'no mail accepted here', code: /^5(?:21|56)$/, class: 'host_unreachable', fault: 'recipient' },
  { name: 'bad destination system', enhanced: /^[45]\.1\.2$/, class: 'host_unreachable', fault: 'recipient' },
  { name: 'routing', enhanced: /^[45]\.4\.\d+$/, class: 'host_unreachable', fault: 'host' },
  { name: 'storage of the host', code: /^452$/, enhanced: /^4\.3\.1$/, class: 'other', fault: 'host' },
  { name: 'policy by code', enhanced: /^[45]\.7\.\d+$/, class: 'policy', fault: 'us' },
  {
    name: 'policy by words',
    text: /polic(?:y|ies)|access denied|not (?:allowed|authori[sz]ed|permitted)|rejected|refused|denied|prohibited|blocked|not accept|sender.{0,30}(?:invalid|unknown|verify)/i,
    class: 'policy',
    fault: 'us',
  },
  { name: 'protocol by code', enhanced: /^[45]\.5\.\d+$/, class: 'protocol', fault: 'host' },
  { name: 'syntax', code: /^50[0-4]$/, class: 'protocol', fault: 'host' },
];
