import { readFileSync } from 'node:fs';

export interface Expected {
  file: string;
  verdict: string;
  text?: string;
  envelope?: string;
  to?: string;
  flags?: string[];
}
export interface Mail {
  id: string;
  verdict: string;
  ticketId: string | null;
  messageId: string | null;
  accountId: string;
  flags: string[];
}
export interface Message {
  id: string;
  deliveryStatus: string | null;
  text: string;
  internal: boolean;
  author: { kind: string; name: string | null };
}

export const CORPUS = 'test/corpus/support-mail';
export const expected = JSON.parse(readFileSync(`${CORPUS}/expected.json`, 'utf8')) as Expected[];
