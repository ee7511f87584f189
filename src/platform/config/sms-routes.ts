export type SmsRouteSetting =
  | { kind: 'sandbox' }
  | {
      kind: 'smpp';
      host: string;
      port: number;
      tls: boolean;
      systemId: string;
      password: string;
      systemType: string;
      window: number;
      tps: number;
      binds: number;
    };

const NUMBERS = { window: { usual: 10, most: 1_000 }, tps: { usual: 50, most: 10_000 }, binds: { usual: 1, most: 16 } };
const KNOWN = [...Object.keys(NUMBERS), 'systemType'];

/** One entry of SMS_ROUTE: `sandbox`, `smpp://systemId:password@host:port?…`, or `smpps://…` for TLS. */
export function smsRoute(part: string): SmsRouteSetting {
  if (part === 'sandbox') return { kind: 'sandbox' };
  const url = URL.canParse(part) ? new URL(part) : null;
  if (url === null || !['smpp:', 'smpps:'].includes(url.protocol) || url.username === '' || url.hostname === '') {
    throw new RangeError('must be sandbox or smpp://systemId:password@host:port?systemType=&window=10&tps=50');
  }
  const unknown = [...url.searchParams.keys()].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw new RangeError(`knows no ${unknown}`);
  const tls = url.protocol === 'smpps:';
  return {
    kind: 'smpp',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (tls ? 3550 : 2775)),
    tls,
    systemId: field(decodeURIComponent(url.username), 'systemId'),
    password: field(decodeURIComponent(url.password), 'password'),
    systemType: field(url.searchParams.get('systemType') ?? '', 'systemType'),
    window: whole(url, 'window'),
    tps: whole(url, 'tps'),
    binds: whole(url, 'binds'),
  };
}

/** Longer than the 15 and 8 octets of the book: many carriers take it. */
function field(text: string, name: string): string {
  if (text.length > 63 || !/^[\x20-\x7e]*$/.test(text)) throw new RangeError(`has a ${name} that no carrier takes`);
  return text;
}

function whole(url: URL, name: keyof typeof NUMBERS): number {
  const { usual, most } = NUMBERS[name];
  const text = url.searchParams.get(name) ?? String(usual);
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > most) {
    throw new RangeError(`needs ${name} from 1 to ${most}`);
  }
  return Number(text);
}
