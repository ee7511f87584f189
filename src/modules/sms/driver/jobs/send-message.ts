import { encodePart } from '../../rules/encode-part.js';
import { splitText } from '../../rules/split-text.js';
import type { ClaimedSms, PartOutcome } from '../../messages/index.js';
import type { LongTexts } from '../../routes/index.js';
import type { CarrierSession } from '../adapters/carrier.port.js';
import { keptId } from '../rules/carrier-id.js';
import type { Segment } from '../rules/submission.js';
import type { Slots } from './slots.js';

/** A part of a message, or several that go as one. */
interface Piece {
  parts: number[];
  segment: Segment;
}

/**
 * Submits what of a message is to be sent now, each part when the window has room. After an answer that speaks of the session
 * rather than of the part the others wait for another time.
 */
export async function sendMessage(
  message: ClaimedSms,
  session: CarrierSession,
  slots: Slots,
  longTexts: LongTexts,
): Promise<Map<number, PartOutcome>> {
  const outcomes = new Map<number, PartOutcome>();
  const pieces = piecesOf(message, longTexts);
  if (typeof pieces === 'string') {
    for (let part = 1; part <= message.parts; part += 1) outcomes.set(part, { kind: 'refused', code: pieces });
    return outcomes;
  }
  const { messageId, attempt } = message;
  const answers: Promise<void>[] = [];
  let goesOn = true;
  for (const { parts, segment } of pieces) {
    await slots.take();
    if (!goesOn) {
      slots.giveBack();
      break;
    }
    answers.push(
      session.submit({ messageId, attempt, part: parts[0]! }, segment).then((outcome) => {
        slots.giveBack();
        if (outcome.kind !== 'accepted' && outcome.kind !== 'refused') goesOn = false;
        const kept = outcome.kind === 'accepted' ? { ...outcome, carrierId: keptId(outcome.carrierId) } : outcome;
        for (const part of parts) outcomes.set(part, kept);
      }),
    );
  }
  await Promise.all(answers);
  return outcomes;
}

/** A word instead: why none of it can be sent. */
function piecesOf(message: ClaimedSms, longTexts: LongTexts): Piece[] | string {
  const { text, encoding, parts: of, reference, number: to, sender: from } = message;
  if (text === null) return 'text_forgotten';
  const split = splitText(text);
  if (split.encoding !== encoding || split.parts.length !== of) return 'parts_changed';
  const fixed = { to, from, encoding, reference, validSeconds: secondsLeft(message) };
  const numbers = Array.from({ length: of }, (_, i) => i + 1);
  if (longTexts === 'payload' && of > 1) {
    const octets = Buffer.from(encodePart(split.text, encoding));
    return isToSend(message, 1) ? [{ parts: numbers, segment: { ...fixed, octets, part: 1, of: 1 } }] : [];
  }
  return numbers
    .filter((part) => isToSend(message, part))
    .map((part) => {
      const octets = Buffer.from(encodePart(split.parts[part - 1]!.text, encoding));
      return { parts: [part], segment: { ...fixed, octets, part, of } };
    });
}

function isToSend({ done, unknown, again }: ClaimedSms, part: number): boolean {
  return !done.includes(part) && (again || !unknown.includes(part));
}

/** As long for the carrier as it would have had here, two days and no less than an hour. */
function secondsLeft({ createdAt, expiresAt }: ClaimedSms): number {
  return Math.min(Math.max((expiresAt - createdAt) / 1_000, 3_600), 2 * 86_400);
}
