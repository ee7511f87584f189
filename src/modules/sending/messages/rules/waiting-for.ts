import { type Language, textIn } from '../../../../kernel/texts.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { WaitingFacts } from '../../../spool/index.js';
import { WAITING, WAITING_FACTS } from './waiting-for.table.js';

export interface WaitingQuestion extends Omit<WaitingFacts, 'deliveryId'> {
  /** Its place among what waits for the account's speed; the next has none ahead. */
  ahead: number | null;
  blockIds: readonly string[];
}

/** From here on a count is "at least". */
const COUNTED = 1_000;
const REPLY_LENGTH = 200;

/** Why a recipient waits, in a sentence and what is known beside it; null for what does not wait. */
export function waitingFor(question: WaitingQuestion, language: Language): string | null {
  const { because } = question;
  if (!(because in WAITING)) return null;
  const facts = factsOf(question);
  const parts = [textIn(WAITING[because as keyof typeof WAITING], language)];
  for (const name of ['until', 'ahead', 'waitingThere', 'reply', 'reason', 'blockId'] as const)
    if (facts[name] !== undefined) parts.push(textIn(WAITING_FACTS[name], language));
  return parts.join(' ').replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}

function factsOf({
  because,
  until,
  host,
  reply,
  reason,
  waitingThere,
  ahead,
  blockIds,
}: WaitingQuestion): Record<string, string> {
  const known: Record<string, string | null> = {
    host: host ?? '…',
    until: until === null ? null : `${toIso(until).slice(0, 16).replace('T', ' ')} UTC`,
    reply: reply === null ? null : cut(reply),
    reason,
    ahead: because === 'paced' && ahead !== null ? String(ahead) : null,
    waitingThere: because === 'no_connection' && waitingThere !== null ? counted(waitingThere) : null,
    blockId: because === 'account_blocked' && blockIds.length > 0 ? blockIds.join(', ') : null,
  };
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== null));
}

function counted(n: number): string {
  return n >= COUNTED ? `${n}+` : String(n);
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > REPLY_LENGTH ? `${line.slice(0, REPLY_LENGTH)}…` : line;
}
