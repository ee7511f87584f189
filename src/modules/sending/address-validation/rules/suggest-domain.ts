import { isFreemail, WELL_KNOWN_DOMAINS } from '../../../../kernel/mailbox-domains.table.js';

/** Endings nobody can register, and what was meant. */
const ENDINGS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  xom: 'com',
  nte: 'net',
  ent: 'net',
  ogr: 'org',
};
const SHORTEST = 5;

/** The domain that was probably meant; null when this one may well be right. */
export function suggestedDomain(domain: string): string | null {
  if (isFreemail(domain)) return null;
  const dot = domain.lastIndexOf('.');
  const ending = ENDINGS[domain.slice(dot + 1)];
  const ended =
    ending === undefined || !Object.hasOwn(ENDINGS, domain.slice(dot + 1))
      ? domain
      : `${domain.slice(0, dot)}.${ending}`;
  if (isFreemail(ended)) return ended;
  const near = ended.length < SHORTEST ? undefined : WELL_KNOWN_DOMAINS.find((known) => isOneSlipAway(ended, known));
  return near ?? (ended === domain ? null : ended);
}

/** One character too many, too few or wrong, or two in the wrong order. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, theirs] = [one.slice(at), other.slice(at)];
  return (
    rest.slice(1) === theirs ||
    rest === theirs.slice(1) ||
    rest.slice(1) === theirs.slice(1) ||
    (rest[0] === theirs[1] && rest[1] === theirs[0] && rest.slice(2) === theirs.slice(2))
  );
}
