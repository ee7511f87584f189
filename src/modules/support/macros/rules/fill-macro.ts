/** What a macro may say of the ticket it answers. */
export const PLACES = ['customer', 'number', 'subject', 'agent'] as const;
export type Place = (typeof PLACES)[number];

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Places that nothing fills, so that no customer ever reads one. */
export function unknownPlaces(text: string): string[] {
  const named = [...text.matchAll(PLACE)].map((match) => match[1]!);
  return [...new Set(named.filter((name) => !(PLACES as readonly string[]).includes(name)))];
}

/** What a customer wrote is put in as it is: places in it stay text. */
export function fillMacro(text: string, values: Readonly<Record<Place, string>>): string {
  return text.replace(PLACE, (whole, name: string) => (isPlace(name) ? values[name] : whole));
}

function isPlace(name: string): name is Place {
  return (PLACES as readonly string[]).includes(name);
}
