/**
 * Columns of thousands of values as array literals of PostgreSQL (its manual, 8.15.6): the driver would look at each value to find out
 * what it is, and take its time.
 */

/** Ids, numbers, truths and times: nothing in which a comma, a brace or a quote can stand. */
export function plainArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'null').join()}}`;
}

const TO_ESCAPE = /["\\]/;

/** Any texts. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map(quoted).join()}}`;
}

function quoted(value: string | null): string {
  if (value === null) return 'null';
  return TO_ESCAPE.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
}
