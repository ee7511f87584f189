import type { LoggedEvent } from './live-event.js';

/** How a browser that lost the stream waits before it comes back. */
const RETRY_MS = 2_000;

/** Server-sent events (WHATWG HTML §9.2): a name, ids as JSON, and the position to go on from. */
export function eventFrame({ position, kind, ids }: Pick<LoggedEvent, 'position' | 'kind' | 'ids'>): string {
  return `id: ${position}\nevent: ${kind}\ndata: ${JSON.stringify(ids)}\n\n`;
}

/** The first of a stream. `reset`: what was missed is too much or too old, so everything is to be asked for anew. */
export function openingFrame(position: number, kind: 'ready' | 'reset'): string {
  return `retry: ${RETRY_MS}\nid: ${position}\nevent: ${kind}\ndata: {}\n\n`;
}

/** A comment, which keeps the connection alive and which no reader sees. */
export const HEARTBEAT = ':\n\n';

/** Where a reader was; null when he was nowhere, `unknown` when it makes no sense. */
export function readPosition(text: string | undefined): number | null | 'unknown' {
  if (text === undefined || text === '') return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : 'unknown';
}
