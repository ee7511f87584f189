import { mimeParts } from './mime-parts.js';
import { isAutomatic } from './read-automatic.js';
import { complaint } from './read-complaint.js';
import { deliveryStatus } from './read-delivery-status.js';
import { reportText, wordedBounce } from './read-words.js';
import type { Report } from './report.js';

/** RFC 5965 for complaints, RFC 3464 for bounces, what answers by itself, then the words of servers that follow no RFC. */
export function readReport(raw: Buffer): Report {
  const parts = mimeParts(raw);
  const top = parts[0];
  if (!top) return { kind: 'unknown' };
  const complained = complaint(top, parts);
  if (complained !== null) return complained;
  const text = reportText(parts);
  const status = deliveryStatus(parts, text);
  if (status !== null) return status;
  if (isAutomatic(top, parts)) return { kind: 'automatic' };
  return wordedBounce(top, parts, text) ?? { kind: 'unknown' };
}
