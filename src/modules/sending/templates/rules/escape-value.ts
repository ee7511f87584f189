import type { Place } from './template-nodes.js';

const HTML: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
/** What no mail may hold, wherever it stands: control characters except tab and line ends. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'cid']);
const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp)[;,]/i;

/** A value as it may stand in its place. */
export function escapeValue(value: string, place: Place): string {
  const clean = value.replace(CONTROL, '');
  if (place === 'plain') return clean;
  const escaped = clean.replace(/[&<>"'`]/g, (char) => HTML[char]!);
  return place === 'bare' ? escaped.replace(/[\s=/]/g, (char) => `&#${char.charCodeAt(0)};`) : escaped;
}

/** May a link or an image begin with this? Programs (`javascript:`) and files never; without a scheme it is relative. */
export function isSafeAddress(value: string): boolean {
  const address = value.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, '');
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  return scheme === undefined || SCHEMES.has(scheme) || DATA_IMAGE.test(address);
}
