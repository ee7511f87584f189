import type { Instant } from '../../../../kernel/time/instant.js';
import type { PlanFile } from './catalogue-file.js';
import type { Fault } from './fault.js';
import { readValidFrom } from './valid-from.js';

export interface PlacedVersion {
  path: string;
  plan: Pick<PlanFile, 'validFrom' | 'validUntil' | 'tier' | 'custom'>;
  /** Whose midnight a date means. */
  zone: string;
}

interface Span {
  path: string;
  plan: PlacedVersion['plan'];
  /** Null: no calendar has it. -Infinity: since ever. */
  from: Instant | number | null;
  /** Null: no calendar has it. undefined: until the next one begins. */
  until: Instant | null | undefined;
}

/** Versions of one plan, in the order of the file: each begins exactly where the one before ends, and the last never ends. */
export function faultsOfVersions(versions: readonly PlacedVersion[]): Fault[] {
  const spans = versions.map(spanOf);
  return spans.flatMap((span, i) => [
    ...(span.from === null ? [{ path: `${span.path}/validFrom`, message: 'is no day of the calendar' }] : []),
    ...ofEnd(span, i === spans.length - 1),
    ...(i === 0 ? [] : ofPair(spans[i - 1]!, span)),
  ]);
}

function spanOf({ path, plan, zone }: PlacedVersion): Span {
  const { validFrom, validUntil } = plan;
  return {
    path,
    plan,
    from: validFrom === undefined ? -Infinity : readValidFrom(validFrom, zone),
    until: validUntil === undefined ? undefined : readValidFrom(validUntil, zone),
  };
}

function ofEnd({ path, from, until }: Span, isLast: boolean): Fault[] {
  const at = `${path}/validUntil`;
  if (until === undefined) return [];
  if (until === null) return [{ path: at, message: 'is no day of the calendar' }];
  if (from !== null && until <= from) return [{ path: at, message: 'must be later than validFrom' }];
  return isLast ? [{ path: at, message: 'leaves a gap: no version follows' }] : [];
}

function ofPair(before: Span, { path, plan, from }: Span): Fault[] {
  const at = `${path}/validFrom`;
  const kind: Fault[] =
    (before.plan.tier === 'free') === (plan.tier === 'free') && (before.plan.custom ?? false) === (plan.custom ?? false)
      ? []
      : [{ path: `${path}/tier`, message: 'must not make a free plan, or a custom one, something else' }];
  if (from === null || before.from === null || before.until === null) return kind;
  const overlaps = from <= before.from || (before.until !== undefined && from < before.until);
  if (overlaps) return [...kind, { path: at, message: 'overlaps the version before' }];
  const leavesGap = before.until !== undefined && from > before.until;
  return leavesGap ? [...kind, { path: at, message: 'leaves a gap after the version before' }] : kind;
}
