import { saysHowToStop } from '../../country-rules/index.js';

/** A marketing text with the words its country wants, unless it has such words already. */
export function withStopText(text: string, stopText: string | null): string {
  if (stopText === null || saysHowToStop(text)) return text;
  return `${text.trimEnd()}\n${stopText}`;
}
