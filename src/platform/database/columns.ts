import type { ValueTransformer } from 'typeorm';
import { type Instant, toDate } from '../../kernel/time/instant.js';

/** For `timestamptz` entity columns: the driver already reads them as Instants. */
export const instantColumn: ValueTransformer = {
  to: (value: Instant | null | undefined) => (value === null || value === undefined ? value : toDate(value)),
  from: (value: Instant | null) => value,
};

/** For `bigint` entity columns of minor units: the driver reads them as numbers, below 2⁵³. */
export const minorColumn: ValueTransformer = {
  to: (value: bigint | null | undefined) => value?.toString() ?? value,
  from: (value: number | null) => (value === null ? null : BigInt(value)),
};
