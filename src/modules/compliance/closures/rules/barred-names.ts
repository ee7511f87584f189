import { domainOfAddress } from '../../record/index.js';
import { isShared } from '../../../../kernel/mailbox-domains.table.js';

/** What keeps somebody out: an address, or a whole domain. Only keyed hashes of the text are ever stored. */
export interface BarredName {
  kind: 'address' | 'domain';
  text: string;
}

/** Where dots in front of the @ mean nothing. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com']);

/** The mailbox behind an address: without what follows a plus, which its owner makes up. */
export function mailboxOf(emailNormalised: string): string {
  const domain = domainOfAddress(emailNormalised);
  const local = emailNormalised.slice(0, emailNormalised.lastIndexOf('@'));
  const plain = local.split('+', 1)[0] || local;
  if (!DOTLESS.has(domain)) return `${plain}@${domain}`;
  return `${plain.replaceAll('.', '')}@gmail.com`;
}

/** What is barred with an account: its owner's mailbox, and the domains that are its own. */
export function namesToBar(emailNormalised: string, ownDomains: readonly string[]): BarredName[] {
  const domains = [domainOfAddress(emailNormalised), ...ownDomains.map((domain) => domain.toLowerCase())];
  const own = [...new Set(domains)].filter((domain) => domain !== '' && !isShared(domain));
  return [
    { kind: 'address', text: mailboxOf(emailNormalised) },
    ...own.map((text): BarredName => ({ kind: 'domain', text })),
  ];
}

/** What somebody who comes with this address would be barred by: his mailbox, his domain, and every name above it. */
export function namesToAsk(emailNormalised: string): BarredName[] {
  const labels = domainOfAddress(emailNormalised).split('.');
  const above = labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
  return [
    { kind: 'address', text: mailboxOf(emailNormalised) },
    ...above.map((text): BarredName => ({ kind: 'domain', text })),
  ];
}
