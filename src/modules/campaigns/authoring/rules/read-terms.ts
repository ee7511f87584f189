import type { FieldFault } from '../../../../kernel/problem.js';
import type { AbTest, Audience, CampaignTerms, Channel, Mailbox, Variant } from './campaign.js';

/** What a caller sent: what is left out stays, null takes away. Ids are still those of the wire. */
export interface WrittenTerms {
  name?: string | undefined;
  channel?: Channel | undefined;
  from?: WrittenMailbox | null | undefined;
  smsFrom?: string | null | undefined;
  replyTo?: WrittenMailbox | null | undefined;
  subject?: string | null | undefined;
  html?: string | null | undefined;
  text?: string | null | undefined;
  templateId?: string | null | undefined;
  audience?: Partial<Audience> | undefined;
  track?: { opens?: boolean | undefined; clicks?: boolean | undefined } | undefined;
  variants?: readonly WrittenVariant[] | undefined;
  abTest?: (Omit<AbTest, 'decideAfter'> & { decideAfter?: string | null | undefined }) | null | undefined;
}
interface WrittenMailbox {
  email: string;
  name?: string | null | undefined;
}
type WrittenVariant = { [K in keyof Variant]?: Variant[K] | undefined };

export const EMPTY_TERMS: CampaignTerms = {
  name: '',
  channel: 'email',
  from: null,
  smsFrom: null,
  replyTo: null,
  subject: null,
  html: null,
  text: null,
  templateId: null,
  audience: { lists: [], segments: [], exclude: [] },
  track: { opens: true, clicks: true },
  variants: [],
  abTest: null,
};

/** How ids and addresses of the wire are read; null for what is none. */
export interface Readers {
  templateId(wire: string): string | null;
  email(text: string): string | null;
}

/** What a campaign says after a change, and what of the change cannot be read. */
export function changedTerms(
  before: CampaignTerms,
  written: WrittenTerms,
  read: Readers,
): { terms: CampaignTerms; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const mailbox = (value: WrittenMailbox | null | undefined, field: string, known: Mailbox | null): Mailbox | null => {
    if (value === undefined || value === null) return value === null ? null : known;
    const email = read.email(value.email);
    if (email === null) faults.push({ field: `${field}.email`, code: 'address_invalid', message: '' });
    return { email: email ?? value.email, name: value.name ?? null };
  };
  const template = (value: string | null | undefined, field: string, known: string | null): string | null => {
    if (value === undefined || value === null) return value === null ? null : known;
    const id = read.templateId(value);
    if (id === null) faults.push({ field, code: 'reference_not_found', message: '' });
    return id;
  };
  const { audience, track, abTest } = written;
  const terms: CampaignTerms = {
    name: (written.name ?? before.name).trim(),
    channel: written.channel ?? before.channel,
    from: mailbox(written.from, 'from', before.from),
    smsFrom: given(written.smsFrom, before.smsFrom),
    replyTo: mailbox(written.replyTo, 'replyTo', before.replyTo),
    subject: given(written.subject, before.subject),
    html: given(written.html, before.html),
    text: given(written.text, before.text),
    templateId: template(written.templateId, 'templateId', before.templateId),
    audience: audience === undefined ? before.audience : wholeAudience(audience),
    track: { opens: track?.opens ?? before.track.opens, clicks: track?.clicks ?? before.track.clicks },
    variants:
      written.variants?.map((variant, n) =>
        wholeVariant(variant, template(variant.templateId, `variants[${n}].templateId`, null)),
      ) ?? before.variants,
    abTest: abTest === undefined ? before.abTest : abTest && { ...abTest, decideAfter: abTest.decideAfter ?? null },
  };
  return { terms, faults };
}

function given<T>(value: T | null | undefined, known: T | null): T | null {
  return value === undefined ? known : value;
}

function wholeAudience({ lists = [], segments = [], exclude = [] }: Partial<Audience>): Audience {
  return { lists: [...new Set(lists)], segments: [...new Set(segments)], exclude: [...new Set(exclude)] };
}

function wholeVariant(variant: WrittenVariant, templateId: string | null): Variant {
  const { fromName = null, subject = null, html = null, text = null } = variant;
  return { fromName, subject, html, text, templateId };
}
