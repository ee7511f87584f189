import { MAILBOX_PROVIDERS, OTHER_PROVIDER } from './providers.table.js';

const BY_DOMAIN = new Map<string, string>();
/** `yahoo` of `yahoo.*`. */
const BY_NAME = new Map<string, string>();
for (const { provider, domains } of MAILBOX_PROVIDERS) {
  for (const domain of domains) {
    if (domain.endsWith('.*')) BY_NAME.set(domain.slice(0, -2), provider);
    else BY_DOMAIN.set(domain, provider);
  }
}

/** `fr` and `co.uk`, not `evil.example.com`. */
const TOP_LEVEL = /^(?:[a-z]{2,4}|(?:com?|net|org)\.[a-z]{2})$/;

const KEPT = 10_000;
const byHost = new Map<string, string | null>();

/** Lower-case names. The mailbox's own domain says most; else the hosts that take its mail. */
export function providerOf(mail: { recipientDomain: string; host: string | null; site: string | null }): string {
  const own = ofDomain(mail.recipientDomain);
  if (own !== undefined) return own;
  const hosts = [...hostsOf(mail.site), ...(mail.host === null ? [] : [mail.host])];
  for (const host of hosts) {
    const found = ofHost(host.toLowerCase());
    if (found !== null) return found;
  }
  return OTHER_PROVIDER;
}

function ofDomain(domain: string): string | undefined {
  const dot = domain.indexOf('.');
  const name = domain.slice(0, Math.max(dot, 0));
  return BY_DOMAIN.get(domain) ?? (TOP_LEVEL.test(domain.slice(dot + 1)) ? BY_NAME.get(name) : undefined);
}

/** A site is named after its mail hosts: `mx:a.example,b.example`. */
function hostsOf(site: string | null): string[] {
  return /^(?:mx|tls):(.*)$/.exec(site ?? '')?.[1]?.split(',') ?? [];
}

function ofHost(host: string): string | null {
  const known = byHost.get(host);
  if (known !== undefined) return known;
  const found = MAILBOX_PROVIDERS.find((one) => one.host.test(host))?.provider ?? null;
  if (byHost.size >= KEPT) byHost.clear();
  byHost.set(host, found);
  return found;
}
