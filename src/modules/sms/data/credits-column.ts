import type { ValueTransformer } from 'typeorm';
import { type Credits, credits } from '../rules/credits.js';

/** For `bigint` entity columns of thousandths: the driver reads them as numbers, below 2⁵³. */
export const creditsColumn: ValueTransformer = {
  to: (value: Credits | null | undefined) => value?.toString() ?? value,
  from: (value: number | null) => (value === null ? null : credits(value)),
};
