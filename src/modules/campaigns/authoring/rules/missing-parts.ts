import type { FieldFault } from '../../../../kernel/problem.js';
import { addIsoDuration } from '../../../../kernel/time/calendar.js';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { type CampaignTerms, contentsOf, type MailContent } from './campaign.js';

export const MIN_VARIANTS = 2;
export const MAX_VARIANTS = 5;
/** As written: what a reader gets is counted in parts. */
const LONGEST_SMS = 5_000;
const SHORTEST_TEST_MS = 15 * MINUTE_MS;
const LONGEST_TEST_MS = 14 * 24 * HOUR_MS;

/** Everything that a campaign still lacks before it can be sent, all at once. A draft may lack all of it. */
export function missingParts(terms: CampaignTerms): FieldFault[] {
  const { audience } = terms;
  const faults = terms.channel === 'sms' ? smsFaults(terms) : mailFaults(terms);
  if (audience.lists.length + audience.segments.length === 0)
    faults.push(fault('audience', 'required', 'Name at least one list or segment.'));
  return faults;
}

function smsFaults({ smsFrom, text, variants, abTest, html, templateId }: CampaignTerms): FieldFault[] {
  const faults: FieldFault[] = [];
  if (smsFrom === null) faults.push(fault('smsFrom', 'required'));
  if (text === null) faults.push(fault('text', 'required'));
  else if (text.length > LONGEST_SMS) faults.push(fault('text', 'too_long', `At most ${LONGEST_SMS} characters.`));
  if (html !== null) faults.push(fault('html', 'not_allowed', 'An SMS has a text only.'));
  if (templateId !== null) faults.push(fault('templateId', 'not_allowed', 'An SMS has a text only.'));
  if (variants.length > 0) faults.push(fault('variants', 'not_allowed', 'Nobody can see who opens an SMS.'));
  if (abTest !== null) faults.push(fault('abTest', 'not_allowed', 'Nobody can see who opens an SMS.'));
  return faults;
}

function mailFaults(terms: CampaignTerms): FieldFault[] {
  const { from, variants, abTest } = terms;
  const faults: FieldFault[] = [];
  if (from === null) faults.push(fault('from', 'required'));
  if (variants.length > 0 && variants.length < MIN_VARIANTS)
    faults.push(fault('variants', 'too_few', `At least ${MIN_VARIANTS}, or none.`));
  contentsOf(terms).forEach((content, n) => {
    faults.push(...contentFaults(content, variants.length === 0 ? '' : `variants[${n}].`));
  });
  if (abTest !== null) faults.push(...testFaults(abTest, terms));
  return faults;
}

function contentFaults({ subject, html, text, templateId }: MailContent, place: string): FieldFault[] {
  const faults: FieldFault[] = [];
  if (subject === null && templateId === null) faults.push(fault(`${place}subject`, 'required'));
  if (html === null && text === null && templateId === null)
    faults.push(fault(`${place}html`, 'required', 'HTML, a text or a template.'));
  if (templateId !== null && (html !== null || text !== null))
    faults.push(fault(`${place}templateId`, 'not_allowed', 'Either a template, or HTML and text.'));
  return faults;
}

function testFaults(abTest: NonNullable<CampaignTerms['abTest']>, { variants, track }: CampaignTerms): FieldFault[] {
  const faults: FieldFault[] = [];
  if (variants.length < MIN_VARIANTS)
    faults.push(fault('variants', 'required', 'A test needs variants to choose from.'));
  if (abTest.winner === 'manual') return faults;
  if (!track[abTest.winner])
    faults.push(fault(`track.${abTest.winner}`, 'required', `A winner by ${abTest.winner} needs them counted.`));
  if (abTest.decideAfter === null) faults.push(fault('abTest.decideAfter', 'required'));
  return faults;
}

/** How long a test runs before it is decided; null when the text is no such time. */
export function testLengthMs(decideAfter: string): number | null {
  const length = addIsoDuration(0 as Instant, decideAfter);
  return length === null || length < SHORTEST_TEST_MS || length > LONGEST_TEST_MS ? null : length;
}

function fault(field: string, code: string, message = ''): FieldFault {
  return { field, code, message };
}
