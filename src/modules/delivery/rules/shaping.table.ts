/**
 * How hard we knock at whose door. Data, not code: staff may override any value for a site or a provider, and replies
 * lower it for a time. The figures follow what the providers' postmaster pages ask of bulk senders.
 */
export interface Shaping {
  /** Open connections from one of our addresses to the site. */
  connections: number;
  /** As many as a site may get that has proved to take them and answers quickly; never less than `connections`. */
  mostConnections: number;
  messagesPerConnection: number;
  /** Messages a second from one of our addresses; null is no limit of ours. */
  ratePerSecond: number | null;
  /** `required`: never hand this provider a message in clear text. */
  tls: 'opportunistic' | 'required';
  idleSeconds: number;
}

export interface ProviderShaping extends Partial<Shaping> {
  provider: string;
  /** Matches a host of the MX set. */
  host: RegExp;
}

/** As Postfix does with a host it does not know: twenty connections, no limit on the rate. */
export const DEFAULT_SHAPING: Shaping = {
  connections: 20,
  mostConnections: 60,
  messagesPerConnection: 100,
  ratePerSecond: null,
  tls: 'opportunistic',
  idleSeconds: 5,
};

/** Our own smart host takes what we give it: it does its own shaping. */
export const SMART_HOST_SHAPING: Shaping = {
  connections: 20,
  mostConnections: 60,
  messagesPerConnection: 100,
  ratePerSecond: null,
  tls: 'opportunistic',
  idleSeconds: 5,
};

export const PROVIDERS: readonly ProviderShaping[] = [
  {
    provider: 'google',
    host: /(?:^|\.)(?:google|googlemail)\.com$/i,
    connections: 5,
    messagesPerConnection: 50,
    tls: 'required',
  },
  {
    provider: 'microsoft',
    host: /\.protection\.outlook\.com$|\.mx\.microsoft$|(?:^|\.)olc\.protection\.outlook\.com$/i,
    connections: 5,
    tls: 'required',
  },
  { provider: 'yahoo', host: /\.yahoodns\.net$/i, connections: 5, messagesPerConnection: 20 },
  { provider: 'apple', host: /\.mail\.icloud\.com$/i, connections: 5 },
  {
    provider: 'orange',
    host: /\.orange\.(?:fr|com)$|\.wanadoo\.fr$/i,
    connections: 2,
    messagesPerConnection: 50,
    ratePerSecond: 5,
  },
  { provider: 'free', host: /(?:^|\.)free\.fr$|\.proxad\.net$/i, connections: 2, ratePerSecond: 5 },
  { provider: 'laposte', host: /\.laposte\.net$/i, connections: 2, ratePerSecond: 5 },
  { provider: 'sfr', host: /\.sfr\.fr$|\.numericable\.fr$/i, connections: 2, ratePerSecond: 5 },
  { provider: 'gmx', host: /\.gmx\.net$|\.web\.de$|\.kundenserver\.de$|\.1and1\./i, connections: 5 },
  { provider: 'tonline', host: /\.t-online\.de$/i, connections: 5, ratePerSecond: 10 },
  { provider: 'libero', host: /\.libero\.it$|\.italiaonline\.it$/i, connections: 3, ratePerSecond: 10 },
  { provider: 'mailru', host: /\.mail\.ru$/i, connections: 5 },
  { provider: 'proton', host: /\.protonmail\.ch$/i, connections: 5, tls: 'required' },
];
