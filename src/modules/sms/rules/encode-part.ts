import { GSM_SEPTETS } from './gsm-alphabet.table.js';
import type { Encoding } from './split-text.js';

/**
 * The octets of a part as SMPP carries them: GSM unpacked, one septet in each octet (data_coding 0); UCS-2 big-endian
 * (data_coding 8). A character that the alphabet has not is a mistake of the caller.
 */
export function encodePart(text: string, encoding: Encoding): Uint8Array {
  return encoding === 'gsm7' ? septets(text) : bigEndian(text);
}

function septets(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const codes = GSM_SEPTETS.get(character);
      if (codes === undefined) throw new RangeError('a character that GSM 03.38 has not');
      return codes;
    }),
  );
}

function bigEndian(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  const view = new DataView(octets.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i));
  return octets;
}
