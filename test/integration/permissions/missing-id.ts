import { wireId } from '../../../src/kernel/ids.js';

/** An id of the right form that belongs to nothing. */
export function missingLike(real: string): string {
  return wireId(
    real.slice(0, real.lastIndexOf('_')) as Parameters<typeof wireId>[0],
    '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
  );
}
