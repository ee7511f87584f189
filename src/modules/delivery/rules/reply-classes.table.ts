import type { Fault, ReplyClass } from './reply.js';

/**
 * How replies are told apart. The first row that fits wins, so narrow words stand above wide ones and words above
 * codes: receivers reuse 550 and 5.7.1 for everything.
 *
 * State of 22 November 2026. Sources: RFC 3463 and its registry (enhanced codes), RFC 7504 (521, 556), RFC 7505 (null MX), RFC 7372 (5.7.2x),
 * and the public postmaster pages of Gmail, Outlook, Yahoo, Apple, Orange, La Poste,
 * Cox, Tencent, Postfix, Exim, qmail, Sendmail and Domino for the wording; the corpus in `test/corpus/dsn` holds them to it.
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
  /** It may pass: the class stands, the address is not given up for it. */
  spares?: true;
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
    name: 'too fast, for good',
    text: /too many (?:recipients|messages|connections|mails)|frequency limit|receiving mail at a rate|rate[ -]?limit|sending too (?:fast|many)|service refus[eé]/i,
    class: 'policy',
    fault: 'us',
  },
  {
    name: 'list or group',
    text: /not (?:a )?members? of|members only|subscribers only|\bgoogle groups\b|permission to post|recipient preferences|only accepts? (?:e-?mail|messages) from/i,
    class: 'policy',
    fault: 'us',
  },
  {
    name: 'called spam',
    text: /spam classification|(?:flagged|classified|identified|marked|considered|detected) as spam|spam ?signature|message (?:was )?filtered|\b(?:OFR|LPN)\d*_506\b/i,
    class: 'spam',
    fault: 'us',
  },
  {
    name: 'form of the message',
    text: /\bRFC ?(?:5322|2822|822)\b(?!;)|duplicate header|multiple addresses in from|header error|line (?:limit|length|too long)|bare (?:LF|CR)\b|too many (?:hops in|received) header/i,
    class: 'content',
    fault: 'us',
  },
  {
    name: 'listed link',
    text: /(?:blacklisted|blocked|listed|bad) (?:url|link)|(?:url|link).{0,20}(?:black|block)[ -]?list|\b(?:uribl|surbl)\b/i,
    class: 'content',
    fault: 'us',
  },
  {
    name: 'everything at once',
    text: /may not exist.{0,20}may be blacklisted/i,
    class: 'host_unreachable',
    fault: 'host',
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
    text: /spamhaus|spamcop|barracuda(?:central)?|sorbs|\bdns[br]l\b|\brbl\b|block(?:ed)?[ -]?list|black[ -]?list|blocked using|(?<!not )listed (?:at|in|on|by)|banned sending ip|poor reputation|bad reputation|reputation.{0,20}(?:low|block)|client host.{0,60}(?:blocked|rejected)|\bS3[01][0-9]{2}\b|\[BL\d\d\]|\bip\b.{0,30}(?:is )?(?:blocked|blacklisted|banned)|blocked for (?:abuse|spam)|AUP#\w{0,10}RBL/i,
    class: 'blocklisted',
    fault: 'us',
  },
  { name: 'listed by code', enhanced: /^[45]\.7\.(?:60[0-9]|61[0-9]|511)$/, class: 'blocklisted', fault: 'us' },
  // Authentication of the sender (SPF, DKIM, DMARC, reverse DNS).
  {
    name: 'auth by words',
    text: /\bdmarc\b|\bdkim\b|\bspf\b|sender policy framework|unauthenticated (?:email|mail|sender)|reverse dns|\bptr\b|rdns|does not have a (?:valid )?reverse|sender id\b|purported responsible|ip name lookup|smtp auth(?:entication)?\b|unauthenticated senders?|mismatch(?:es)? client ip/i,
    class: 'auth_failed',
    fault: 'us',
  },
  // Servers that delay their verdict give the sender's faults as answers to RCPT: never the recipient's.
  {
    name: 'sender refused',
    text: /sender (?:address|domain|verif|mailbox|denied|rejected|not|is|invalid|unknown)|\bmail ?from\b|from:? (?:address|domain)|valid from\b|return[- ]path/i,
    class: 'policy',
    fault: 'us',
  },
  { name: 'sender refused by code', enhanced: /^[45]\.1\.[78]$/, class: 'policy', fault: 'us' },
  // The recipient.
  // The way to the recipient's host. Above the recipient: "domain not found" is about no person.
  {
    name: 'takes no mail',
    text: /null mx|(?:host|domain|[a-z0-9]\.[a-z]{2,24}) does(?:n['’]?t| not) (?:accept|receive) (?:any )?(?:e-?)?mail/i,
    class: 'host_unreachable',
    fault: 'recipient',
  },
  {
    name: 'no such domain',
    text: /(?:unknown|no such|non-?existent) (?:host|domain)\b|(?:host|domain)(?: or domain)?(?: name)? (?:is )?(?:unknown|not found|could not be found)|nxdomain|name service error|dns (?:lookup )?(?:error|failure)|find any host|find a mail exchanger|no (?:relevant answers|mx (?:record|found))|illegal host\/domain|find a gateway/i,
    class: 'host_unreachable',
    fault: 'recipient',
  },
  { name: 'timed out', text: /\btimed out\b/i, class: 'timeout', fault: 'host' },
  {
    name: 'no way to the host',
    text: /able to (?:establish|connect)|could not connect|connection (?:refused|reset)|did not accept our requests to connect|(?:host|server) is not respond|network (?:is )?unreachable|no route to|not accepting (?:connections|network)|(?:host|domain|server) (?:is )?not reachable|refused to talk to|hosts have been failing|service not available|too many hops|hop count|(?:mail|routing) loop|loops back|forwarded more than/i,
    class: 'host_unreachable',
    fault: 'host',
  },
  {
    name: 'mailbox full',
    text: /(?:mailbox|mail ?folder|inbox) (?:is )?(?:full|over)|mailbox.{0,20}exceed|(?:bo[iî]te|casilla|casella|buz[oó]n|postfach)\b.{0,30}(?:plein|llen|pien|voll)|over (?:its |the |their )?(?:disk )?quota|quota (?:is )?(?:exceeded|full)|exceeded (?:storage|.{0,12}quota)|out of storage|insufficient (?:disk )?(?:storage|space) (?:for|in) (?:the )?mailbox|not enough (?:storage|space)|user'?s? (?:is )?over quota|disk full|over quota/i,
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
    name: 'disabled for a while',
    text: /(?:account|mailbox|user).{0,60}temporar(?:y|ily) (?:locked|disabled|suspended|unavailable|blocked)/i,
    class: 'mailbox_disabled',
    fault: 'recipient',
    spares: true,
  },
  {
    name: 'disabled',
    text: /(?:account|mailbox|user|address|recipient|email).{0,40}(?:disabled|inactive|suspended|deactivated|closed|discontinued|locked|frozen|blocked|no longer (?:active|available|in use|valid|accept))|(?:disabled|inactive|suspended|deactivated) (?:account|mailbox|user|recipient|(?:e-?mail )?address)|compte.{0,30}(?:bloqu|suspendu|d[eé]sactiv)/i,
    class: 'mailbox_disabled',
    fault: 'recipient',
  },
  {
    name: 'relaying',
    text: /relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed))|unable to relay|not permitted to relay|we do not relay|no relaying|relay not|insecure mail relay/i,
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
    text: /virus|malware|malicious|phish|attachment|(?:message|mail|its) content|prohibited (?:file|content|extension)|suspicious (?:link|url|content)|blocked.{0,15}(?:url|link)|header.{0,25}(?:invalid|missing|malformed)/i,
    class: 'content',
    fault: 'us',
  },
  { name: 'content by code', enhanced: /^[45]\.6\.\d+$/, class: 'content', fault: 'us' },
  {
    name: 'fault of the host',
    text: /mailer error|internal (?:system|server) error|system resources|upstream error|configuration error/i,
    class: 'other',
    fault: 'host',
  },
  {
    name: 'refused by the other side',
    text: /rejected by (?:the )?(?:destination|recipient) (?:domain|server|organi[sz]ation)/i,
    class: 'policy',
    fault: 'us',
  },
  {
    name: 'unknown user',
    text: /(?:user|recipient|mailbox|account|address|email|alias|addressee|e-mail).{0,60}(?:unknown|not (?:be )?(?:found|exist|known|recogni[sz]ed|local|valid|listed|our customer)|does ?n[o']t exist|doesn'?t have|does not have|invalid|no longer exists|undeliverable|unrouteable)|(?:unknown|no such|invalid|nonexistent|non-existent|bad) (?:local )?(?:user|recipient|mailbox|address|account|destination mailbox|e-?mail|person|alias|addressee)|no (?:such )?(?:mailbox|user|account|recipient)|not a (?:valid|known) (?:user|mailbox|recipient|address)|user doesn'?t|RecipNotFound|RecipientNotFound|unrouteable address|addressee unknown|unknown or illegal|not a registered|no valid recipients|final delivery userid|malformed (?:recipient )?address|not listed in|(?:couldn['’]?t|wasn['’]?t|could not|was not) be(?:en)? found|wasn['’]?t found at|name is not recogni[sz]ed|(?:adresse|destinataire|utilisateur).{0,40}(?:invalide|inconnu|inexistant|n['’]existe)|(?:empf[aä]nger|benutzer|adresse).{0,40}(?:unbekannt|existiert nicht|nicht gefunden)|(?:usuario|direcci[oó]n|destinatario|cuenta).{0,40}(?:desconocid|no existe|inexistente|no se encontr)|(?:utente|indirizzo|casella).{0,40}(?:sconosciut|inesistente|non esiste|non trovat)|пользовател[ья].{0,20}не найден|ユーザー?.{0,60}見つかりません|リストにありません|宛先不明/i,
    class: 'no_such_user',
    fault: 'recipient',
  },
  { name: 'unknown user by code', enhanced: /^[45]\.1\.(?:1|10|6|0)$/, class: 'no_such_user', fault: 'recipient' },
  {
    name: 'directory block of hosted Exchange',
    enhanced: /^5\.4\.1$/,
    text: /recipient address(?:es)? rejected ?: access denied/i,
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
  {
    name: 'too late',
    text: /timed? ?out\b|time-?out\b|(?:message|delivery|envelope) (?:has )?expired|retry time|multiple retries|\d{1,4} attempts/i,
    class: 'timeout',
    fault: 'host',
  },
  { name: 'too late by code', enhanced: /^[45]\.4\.7$/, class: 'timeout', fault: 'host' },
  { name: 'no mail accepted here', code: /^5(?:21|56)$/, class: 'host_unreachable', fault: 'recipient' },
  { name: 'bad destination system', enhanced: /^[45]\.1\.2$/, class: 'host_unreachable', fault: 'recipient' },
  { name: 'routing', enhanced: /^[45]\.4\.\d+$/, class: 'host_unreachable', fault: 'host' },
  { name: 'storage of the host', code: /^452$/, enhanced: /^4\.3\.1$/, class: 'other', fault: 'host' },
  {
    name: 'words of the protocol',
    text: /does(?:n['’]?t| not) (?:support|advertise) (?:tls|auth|starttls)|must issue a starttls|improper (?:command|sequence)|bad sequence|command out of/i,
    class: 'protocol',
    fault: 'host',
  },
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
