/** The check digit of SIREN, SIRET, Italian and Swedish numbers (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Nine digits with a right check digit; a SIRET (fourteen) is cut to its SIREN. Null when it is neither. */
export function readSiren(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^(\d{9}|\d{14})$/.test(digits)) return null;
  const siren = digits.slice(0, 9);
  return passesLuhn(siren) ? siren : null;
}

/** `44` of FR44732829320: the key that the French tax office computes from a SIREN (art. 286 ter A of the CGI). */
export function vatKeyOfSiren(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
}

/** The SIREN inside a French VAT number; null for Monaco, whose numbers hold none. */
export function sirenOfVatNumber(vatNumber: string): string | null {
  const siren = /^FR[0-9A-Z]{2}(\d{9})$/.exec(vatNumber)?.[1] ?? null;
  return siren === null || siren.startsWith('000') ? null : siren;
}
