import { instantOfId, wireId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { composeMessage, type NamedAddress } from '../../acceptance/index.js';
import type { RenderedContent } from '../../templates/index.js';

/** What stands around the content of a copy, the same for all recipients. */
export interface CopyFrame {
  readonly accountId: string;
  readonly campaignId: string;
  readonly from: NamedAddress;
  readonly replyTo: NamedAddress | null;
  /** The time for which the mail was accepted; null: at once. */
  readonly sendAt: Instant | null;
}

export interface CopyReader {
  readonly deliveryId: string;
  readonly to: NamedAddress;
  /** List-Unsubscribe and List-Unsubscribe-Post, whole lines. */
  readonly listFields: string;
}

/** Whoever sends in bulk says so under this name in Google's Feedback-ID; it counts complaints by each of its parts. */
const SENDER = 'posthorn';

/**
 * One recipient's mail. Date and Message-ID come from the delivery, so that every attempt writes the same bytes: a reader who
 * gets two copies after a broken connection sees one.
 */
export function writeCopy(frame: CopyFrame, reader: CopyReader, content: RenderedContent): Buffer {
  const { from, replyTo, accountId, campaignId } = frame;
  const accepted = instantOfId(reader.deliveryId);
  const { bytes } = composeMessage(
    {
      from,
      to: [reader.to],
      cc: [],
      replyTo: replyTo === null ? [] : [replyTo],
      subject: content.subject,
      text: content.text,
      html: content.html,
      attachments: [],
      headers: [
        ['List-Id', `<campaigns.${from.address.domain}>`],
        ['Feedback-ID', `${wireId('cmp', campaignId)}:${wireId('acc', accountId)}:campaign:${SENDER}`],
      ],
    },
    { id: reader.deliveryId, at: frame.sendAt !== null && frame.sendAt > accepted ? frame.sendAt : accepted },
  );
  return Buffer.concat([Buffer.from(reader.listFields, 'latin1'), bytes]);
}
