/** One DNS record as it should be. */
export interface ExpectedRecord {
  purpose: 'ownership' | 'dkim' | 'return_path' | 'tracking' | 'dmarc' | 'spf' | 'mx';
  type: 'TXT' | 'CNAME' | 'MX';
  name: string;
  expected: string;
  /** Without it the domain is not verified, or mail goes out unsigned by it. */
  required: boolean;
}

/** What the DNS said; null: nobody could be asked, which proves nothing either way. */
export type FoundValues = readonly string[] | null;

export type RecordStatus = 'ok' | 'missing' | 'different' | 'unknown';

export interface CheckedRecord extends ExpectedRecord {
  found: string[];
  status: RecordStatus;
}

export function checkRecord(record: ExpectedRecord, found: FoundValues): CheckedRecord {
  if (found === null) return { ...record, found: [], status: 'unknown' };
  const relevant = found.filter((value) => concerns(record, value));
  if (relevant.some((value) => fits(record, value))) return { ...record, found: relevant, status: 'ok' };
  return { ...record, found: relevant, status: relevant.length === 0 ? 'missing' : 'different' };
}

/** A name may hold TXT records of others; only those of the same kind are worth showing. */
function concerns(record: ExpectedRecord, value: string): boolean {
  if (record.type !== 'TXT' || record.purpose === 'dkim' || record.purpose === 'ownership') return true;
  const kind = record.purpose === 'dmarc' ? /^v=DMARC1\b/i : /^v=spf1(\s|$)/i;
  return kind.test(value.trim());
}

function fits(record: ExpectedRecord, value: string): boolean {
  if (record.purpose === 'dkim') return sameDkimKey(record.expected, value);
  if (record.purpose === 'dmarc') return dmarcPolicy(value) !== null;
  if (record.purpose === 'spf') return permits(value, record.expected);
  if (record.type === 'TXT') return value.trim() === record.expected;
  return withoutDot(value) === withoutDot(record.expected);
}

/** RFC 6376 §3.6.1: order, spaces and further tags do not matter; the key and its type do. */
function sameDkimKey(expected: string, value: string): boolean {
  const [want, have] = [tagsOf(expected), tagsOf(value)];
  const kind = (tags: Map<string, string>) => tags.get('k') ?? 'rsa';
  return have.get('p') === want.get('p') && kind(have) === kind(want) && (have.get('v') ?? 'DKIM1') === 'DKIM1';
}

/** Any valid policy will do: what we expect is only the gentlest one. */
function dmarcPolicy(value: string): string | null {
  const policy = tagsOf(value).get('p')?.toLowerCase() ?? '';
  return ['none', 'quarantine', 'reject'].includes(policy) ? policy : null;
}

/** Every mechanism that we ask for is there; what else is permitted is the owner's business. */
function permits(value: string, expected: string): boolean {
  const have = value.trim().toLowerCase().split(/\s+/);
  return expected
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => !/^[~?+-]all$/.test(term))
    .every((term) => have.includes(term) || have.includes(`+${term}`));
}

export function tagsOf(record: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const part of record.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) tags.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).replace(/\s+/g, ''));
  }
  return tags;
}

function withoutDot(name: string): string {
  return name.trim().toLowerCase().replace(/\.$/, '');
}
