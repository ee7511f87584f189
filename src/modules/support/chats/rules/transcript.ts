import type { Language } from '../../../../kernel/texts.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { ChatMessage } from './chat.js';
import { ESCALATED, TRANSCRIPT } from './chat-texts.table.js';

/** Customers talk to a department. */
const DEPARTMENT = 'Support';
/** One message of a ticket holds so much; a longer chat becomes several. */
const PART_CHARS = 60_000;

/** What was said, for the ticket: one text, or several when it is long. Empty when nothing was said. */
export function transcriptOf(language: Language, messages: readonly ChatMessage[], escalated: boolean): string[] {
  const parts: string[] = [];
  let part = TRANSCRIPT[language];
  for (const { authorKind, authorLabel, body, createdAt } of messages) {
    const name = authorKind === 'agent' ? DEPARTMENT : (authorLabel ?? '–');
    const said = `\n\n${toIso(createdAt).slice(0, 16).replace('T', ' ')} UTC, ${name}:\n${body}`;
    if (part.length + said.length > PART_CHARS) {
      parts.push(part);
      part = TRANSCRIPT[language];
    }
    part += said;
  }
  if (messages.length > 0) parts.push(part);
  if (!escalated) return parts;
  const last = parts.pop();
  return [...parts, last === undefined ? ESCALATED[language] : `${last}\n\n${ESCALATED[language]}`];
}
