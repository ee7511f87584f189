import type { IdForm } from '../../routes/index.js';

const LONGEST_ID = 65;

/**
 * Some carriers answer a submission with `1A2B` and then speak of `6699` (or `0000006699`) in the receipt. Ids are kept as
 * they were answered, without leading zeros and in small letters; a receipt is looked for under each way it may be meant.
 */
export function keptId(answered: string): string {
  return bare(answered);
}

/** Which kept ids a receipt's may stand for, likeliest first. */
export function keptIdsFor(told: string, form: IdForm): string[] {
  const same = bare(told);
  const fromDecimal = /^\d{1,19}$/.test(same) ? BigInt(same).toString(16) : null;
  const fromHex = /^[0-9a-f]{1,16}$/.test(same) ? BigInt(`0x${same}`).toString() : null;
  const ways: Record<IdForm, (string | null)[]> = {
    same: [same],
    hex_to_decimal: [fromDecimal],
    decimal_to_hex: [fromHex],
    auto: [same, fromDecimal, fromHex],
  };
  return [...new Set(ways[form].filter((id): id is string => id !== null))];
}

function bare(id: string): string {
  const text = id.trim().slice(0, LONGEST_ID).toLowerCase();
  return text.replace(/^0+(?=.)/, '');
}
