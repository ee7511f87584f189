/** Who runs a mailbox. */
export interface MailboxProvider {
  provider: string;
  /** Domains of the provider's own mailboxes; `*` at the end is any top level. */
  domains: readonly string[];
  /** Its mail hosts, which domains of others point to as well. */
  host: RegExp;
}

/**
 * As the MX records of these domains stood on 2026-11-20. The names are those of delivery's shaping table, so that a provider is called
 * the same wherever it is shown.
 */
export const MAILBOX_PROVIDERS: readonly MailboxProvider[] = [
  { provider: 'google', domains: ['gmail.com', 'googlemail.com'], host: /(?:^|\.)(?:google|googlemail)\.com$/ },
  {
    provider: 'microsoft',
    domains: ['outlook.*', 'hotmail.*', 'live.*', 'msn.com', 'passport.com', 'windowslive.com'],
    host: /\.protection\.outlook\.com$|\.mx\.microsoft$/,
  },
  {
    provider: 'yahoo',
    domains: ['yahoo.*', 'ymail.com', 'rocketmail.com', 'aol.*', 'aim.com', 'verizon.net', 'myyahoo.com'],
    host: /\.yahoodns\.net$/,
  },
  {
    provider: 'apple',
    domains: ['icloud.com', 'me.com', 'mac.com', 'privaterelay.appleid.com'],
    host: /\.icloud\.com$/,
  },
  { provider: 'orange', domains: ['orange.fr', 'wanadoo.fr'], host: /\.orange\.(?:fr|com)$|\.wanadoo\.fr$/ },
  {
    provider: 'free',
    domains: ['free.fr', 'freesbee.fr', 'libertysurf.fr', 'aliceadsl.fr'],
    host: /(?:^|\.)free\.fr$|\.proxad\.net$/,
  },
  { provider: 'laposte', domains: ['laposte.net'], host: /\.laposte\.net$/ },
  {
    provider: 'sfr',
    domains: ['sfr.fr', 'neuf.fr', 'cegetel.net', 'club-internet.fr', 'numericable.fr', 'noos.fr'],
    host: /\.sfr\.fr$|\.numericable\.fr$/,
  },
  {
    provider: 'gmx',
    domains: ['gmx.*', 'web.de', 'mail.com'],
    host: /\.gmx\.net$|\.web\.de$|\.kundenserver\.de$|\.1and1\./,
  },
  { provider: 'tonline', domains: ['t-online.de', 'magenta.de'], host: /\.t-online\.de$/ },
  {
    provider: 'libero',
    domains: ['libero.it', 'virgilio.it', 'inwind.it', 'iol.it', 'blu.it', 'giallo.it'],
    host: /\.libero\.it$|\.italiaonline\.it$/,
  },
  { provider: 'mailru', domains: ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru'], host: /\.mail\.ru$/ },
  {
    provider: 'proton',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    host: /\.protonmail\.ch$/,
  },
];

export const OTHER_PROVIDER = 'other';
