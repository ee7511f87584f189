import type { Instant } from '../../../../kernel/time/instant.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { overlapEnd } from '../rules/overlap.js';

/** Until when the secret before stays good; refuses what is no duration or a longer one than seven days. */
export function requireOverlapEnd(now: Instant, overlap: string | null): Instant {
  const end = overlapEnd(now, overlap);
  if (typeof end === 'number') return end;
  const code = end === 'too_long' ? 'too_large' : 'wrong_format';
  throw platformProblems.validation_failed({ errors: [{ field: 'overlap', code, message: '' }] });
}
