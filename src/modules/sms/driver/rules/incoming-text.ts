import { GSM_ESCAPE, GSM_SEPTETS } from '../../rules/gsm-alphabet.table.js';

const CHARACTERS = new Map<number, string>();
const EXTENDED = new Map<number, string>();
for (const [character, septets] of GSM_SEPTETS) {
  if (septets.length === 1) CHARACTERS.set(septets[0]!, character);
  else EXTENDED.set(septets[1]!, character);
}

/** One septet in an octet. An unknown extension is shown as what stands at its place (3GPP TS 23.038 §6.2.1). */
export function gsmText(octets: Buffer): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 1) {
    const octet = octets[at]!;
    if (octet === GSM_ESCAPE && at + 1 < octets.length) {
      at += 1;
      text += EXTENDED.get(octets[at]!) ?? CHARACTERS.get(octets[at]!) ?? '?';
    } else text += octet === GSM_ESCAPE ? ' ' : (CHARACTERS.get(octet) ?? '?');
  }
  return text;
}

export function ucs2Text(octets: Buffer): string {
  const even = Buffer.from(octets.subarray(0, octets.length - (octets.length % 2)));
  return even.swap16().toString('utf16le');
}
