import type { FieldFault } from '../../../../kernel/problem.js';
import { fieldKeyOf, isPlainTarget, PLAIN_TARGETS, type Target, type Targets } from './targets.js';

export type ReadMapping = { ok: true; targets: Targets } | { ok: false; faults: FieldFault[] };

const PLACE = /^#([1-9]\d{0,3})$/;

/**
 * What the customer says each column is: `{"E-Mail": "email", "Ville": "fields.city", "#4": null}`, by the name of the column
 * or its place. The other way round, `{"email": "E-Mail", "fields": {"city": "Ville"}}`, is understood where it can mean
 * nothing else.
 */
export function readMapping(mapping: unknown, headers: readonly string[], fieldKeys: ReadonlySet<string>): ReadMapping {
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping))
    return refused([{ field: 'mapping', code: 'wrong_type', message: 'An object of columns and what they are.' }]);
  const pairs = pairsOf(mapping as Record<string, unknown>, headers);
  const targets: (Target | null)[] = headers.map(() => null);
  const faults: FieldFault[] = [];
  for (const [column, wanted] of pairs) {
    const fault = set(targets, column, wanted, headers, fieldKeys);
    if (fault !== null) faults.push({ field: `mapping.${column}`.slice(0, 200), ...fault });
  }
  if (faults.length === 0 && !targets.includes('email'))
    faults.push({ field: 'mapping', code: 'email_missing', message: 'One column must be `email`.' });
  return faults.length > 0 ? refused(faults) : { ok: true, targets };
}

function refused(faults: FieldFault[]): ReadMapping {
  return { ok: false, faults };
}

type Fault = Omit<FieldFault, 'field'> | null;

function set(
  targets: (Target | null)[],
  column: string,
  wanted: unknown,
  headers: readonly string[],
  fieldKeys: ReadonlySet<string>,
): Fault {
  const at = placeOf(column, headers);
  if (at === 'twice')
    return {
      code: 'column_ambiguous',
      message: 'The file has several columns of this name; say `#` and the place of one.',
    };
  if (at === null) return { code: 'column_unknown', message: 'The file has no such column.' };
  if (wanted === null || wanted === '') return null;
  const target = targetOf(wanted, fieldKeys);
  if (target === null)
    return {
      code: 'reference_not_found',
      message: `One of ${PLAIN_TARGETS.join(', ')}, or \`fields.\` and the key of a contact field.`,
    };
  if (targets.includes(target)) return { code: 'duplicate', message: 'Another column is this already.' };
  targets[at] = target;
  return null;
}

function placeOf(column: string, headers: readonly string[]): number | 'twice' | null {
  const found = headers.flatMap((header, at) => (header === column ? [at] : []));
  const same = found.length > 0 ? found : headers.flatMap((header, at) => (sameName(header, column) ? [at] : []));
  if (same.length > 1) return 'twice';
  if (same.length === 1) return same[0]!;
  const place = Number(PLACE.exec(column)?.[1] ?? 0);
  return place >= 1 && place <= headers.length ? place - 1 : null;
}

function sameName(header: string, column: string): boolean {
  return header.trim().toLowerCase() === column.trim().toLowerCase();
}

function targetOf(wanted: unknown, fieldKeys: ReadonlySet<string>): Target | null {
  if (typeof wanted !== 'string') return null;
  if (isPlainTarget(wanted)) return wanted;
  const key = fieldKeyOf(wanted as Target) ?? wanted;
  return fieldKeys.has(key) ? `fields.${key}` : null;
}

/** Pairs of column and target, whichever way round they were written. */
function pairsOf(mapping: Record<string, unknown>, headers: readonly string[]): [string, unknown][] {
  const { fields, ...plain } = mapping;
  const nested =
    typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? Object.entries(fields) : null;
  const isColumn = (text: string): boolean => placeOf(text, headers) !== null;
  const straight = Object.entries(mapping);
  const turned = [
    ...(nested === null ? straight : Object.entries(plain)),
    ...(nested ?? []).map(([key, column]) => [`fields.${key}`, column] as const),
  ]
    .filter(([, column]) => column !== null && column !== '')
    .map(
      ([target, column]) =>
        [typeof column === 'number' ? `#${column + 1}` : String(column), target] as [string, unknown],
    );
  const isTurned =
    nested !== null ||
    (!straight.every(([column]) => isColumn(column)) && turned.every(([column]) => isColumn(column)));
  return isTurned ? turned : straight;
}
