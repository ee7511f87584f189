/** A part that a carrier knows by an id, and the number it went to. */
export interface Known {
  messageId: string;
  part: number;
  carrierId: string;
  number: string;
}

const SHORTEST_NUMBER = 8;

/**
 * Which part a receipt is about. An id may mean two things (16 is ten in another base), so the number decides: it stands in one of
 * the two addresses, whichever way round the carrier writes them. Where neither address is a number the id must do, as it is.
 */
export function choosePart(
  { carrierIds, addresses }: { carrierIds: readonly string[]; addresses: readonly string[] },
  known: ReadonlyMap<string, readonly Known[]>,
): readonly Known[] {
  const numbers = addresses.map(digitsOf).filter((digits) => digits.length >= SHORTEST_NUMBER);
  for (const id of carrierIds) {
    const fitting = (known.get(id) ?? []).filter(({ number }) =>
      numbers.some((digits) => isSame(digitsOf(number), digits)),
    );
    if (fitting.length > 0) return fitting;
  }
  return numbers.length === 0 ? (known.get(carrierIds[0] ?? '') ?? []) : [];
}

/** Some write numbers without their prefix. */
function isSame(number: string, told: string): boolean {
  return number.endsWith(told) || told.endsWith(number) || number.endsWith(told.replace(/^0+/, ''));
}

function digitsOf(address: string): string {
  return address.replace(/\D/g, '');
}
