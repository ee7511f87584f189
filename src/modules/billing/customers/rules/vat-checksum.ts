import { passesLuhn } from './siren.js';

type Check = (body: string) => boolean | null;

const digitsOf = (text: string): number[] => [...text].map(Number);

function weighted(text: string, weights: readonly number[]): number {
  return digitsOf(text).reduce((sum, digit, place) => sum + digit * (weights[place] ?? 0), 0);
}

/** All digits, the check digit included, weighed and divisible. */
const divisible =
  (weights: readonly number[], by: number, rest = 0): Check =>
  (body) =>
    weighted(body, weights) % by === rest;

/** ISO 7064, MOD 11,10. */
function mod11And10(body: string): boolean {
  let product = 10;
  for (const digit of digitsOf(body.slice(0, -1))) product = (((product + digit) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(body.at(-1));
}

function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Mod 11 with the weights of a first pass and, where that gives 10, of a second. */
function twoPasses(body: string, first: readonly number[], second: readonly number[]): boolean {
  const once = weighted(body, first) % 11;
  const check = once === 10 ? (weighted(body, second) % 11) % 10 : once;
  return check === Number(body.at(-1));
}

function austrian(body: string): boolean {
  const sum = digitsOf(body.slice(1, 8)).reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 4);
  return (10 - (sum % 10)) % 10 === Number(body[8]);
}

function cypriot(body: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = digitsOf(body.slice(0, 8)).reduce((s, digit, place) => s + (place % 2 === 0 ? odd[digit]! : digit), 0);
  return String.fromCharCode(65 + (sum % 26)) === body[8];
}

/** Persons (DNI, NIE) have a letter from a table of 23, companies (CIF) a digit or a letter. */
function spanish(body: string): boolean {
  const person = /^([\dXYZ])(\d{7})([A-Z])$/.exec(body);
  if (person) {
    const number = Number(String('XYZ'.includes(person[1]!) ? 'XYZ'.indexOf(person[1]!) : person[1]) + person[2]!);
    return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === person[3];
  }
  const control = '0'.concat(body.slice(1, 8));
  for (let digit = 0; digit < 10; digit += 1) {
    if (passesLuhn(control + String(digit))) return body[8] === String(digit) || body[8] === 'JABCDEFGHI'[digit];
  }
  return false;
}

function irish(body: string): boolean | null {
  const plain = /^(\d{7})([A-W])([A-I]?)$/.exec(body);
  if (!plain) return null;
  const second = plain[3] ? plain[3].charCodeAt(0) - 64 : 0;
  return 'WABCDEFGHIJKLMNOPQRSTUV'[(weighted(plain[1]!, [8, 7, 6, 5, 4, 3, 2]) + second * 9) % 23] === plain[2];
}

const LITHUANIAN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2];

/** Null: this kind of number has no rule that is public. France's key is part of the syntax. */
const CHECKS: Record<string, Check> = {
  AT: austrian,
  BE: (body) => 97 - (Number(body.slice(0, 8)) % 97) === Number(body.slice(8)),
  BG: (body) => (body.length === 9 ? twoPasses(body, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]) : null),
  CY: cypriot,
  CZ: (body) =>
    body.length === 8 && !body.startsWith('9')
      ? ((11 - (weighted(body, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 || 1) % 10 === Number(body[7])
      : null,
  DE: mod11And10,
  DK: divisible([2, 7, 6, 5, 4, 3, 2, 1], 11),
  EE: divisible([3, 7, 1, 3, 7, 1, 3, 7, 1], 10),
  EL: (body) => (weighted(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(body[8]),
  ES: spanish,
  FI: divisible([7, 9, 10, 5, 8, 4, 2, 1], 11),
  HR: mod11And10,
  HU: divisible([9, 7, 3, 1, 9, 7, 3, 1], 10),
  IE: irish,
  IT: passesLuhn,
  LT: (body) =>
    twoPasses(body, LITHUANIAN.slice(0, body.length - 1), [3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4].slice(0, body.length - 1)),
  LU: (body) => Number(body.slice(0, 6)) % 89 === Number(body.slice(6)),
  LV: (body) => (body[0]! > '3' ? weighted(body, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3 : null),
  MT: divisible([3, 4, 6, 7, 8, 9, 10, 1], 37),
  NL: (body) => weighted(body.slice(0, 9), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 || mod97(`NL${body}`) === 1,
  PL: divisible([6, 5, 7, 2, 3, 4, 5, 6, 7, -1], 11),
  PT: (body) => ((11 - (weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === Number(body[8]),
  RO: (body) => {
    const padded = body.padStart(10, '0');
    return ((weighted(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === Number(padded[9]);
  },
  SE: (body) => passesLuhn(body.slice(0, 10)),
  SI: (body) => (11 - (weighted(body, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(body[7]),
  SK: (body) => Number(body) % 11 === 0,
};

/**
 * Whether the check digits fit; null where nothing can be said. Only a hint: administrations have given numbers that break
 * their own rule, so VIES alone decides.
 */
export function checksumFits({ prefix, body }: { prefix: string; body: string }): boolean | null {
  return CHECKS[prefix]?.(body) ?? null;
}
