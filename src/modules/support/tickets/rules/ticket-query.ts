import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { wordsQuery } from './search-words.js';

/** What a member of staff typed to find tickets. */
export type TicketSearch =
  | { by: 'number'; number: number }
  | { by: 'account'; accountId: string }
  | { by: 'platform'; platformId: number }
  | { by: 'email'; email: string }
  | { by: 'domain'; domain: string }
  | { by: 'words'; query: string }
  | { by: 'nothing' };

const LARGEST_NUMBER = 2_147_483_647;

/** Names of things are looked up exactly; anything else is words. */
export function readTicketSearch(typed: string): TicketSearch {
  const text = typed.trim();
  const number = /^#?(\d{1,10})$/.exec(text)?.[1];
  if (number !== undefined && Number(number) <= LARGEST_NUMBER) return { by: 'number', number: Number(number) };
  const platform = /^m(\d{1,9})(?:\.\d{1,6})?$/.exec(text)?.[1];
  if (platform !== undefined) return { by: 'platform', platformId: Number(platform) };
  const accountId = parseWireId(WIRE_PREFIXES.account, text);
  if (accountId !== null) return { by: 'account', accountId };
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { by: 'email', email: text };
  const domain = /^@?((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,})$/u.exec(text)?.[1];
  if (domain !== undefined) return { by: 'domain', domain: domain.toLowerCase() };
  const query = wordsQuery(text);
  return query === null ? { by: 'nothing' } : { by: 'words', query };
}
