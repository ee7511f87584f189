import type { ConditionTree } from '../../segments/index.js';

/** Whom somebody wants to write to, by ids as customers know them. `exclude` takes lists and segments. */
export interface Choice {
  lists: readonly string[];
  segments: readonly string[];
  exclude: readonly string[];
}

/** Who is on one of the lists or fulfils one of the conditions. */
export interface Circle {
  lists: readonly string[];
  conditions: readonly ConditionTree[];
}

/**
 * What a choice meant when it was made: conditions as they were, and the day and calendar that they count from. It is JSON and can be
 * kept; who fulfils it is found when it is read.
 */
export interface Selection {
  wanted: Circle;
  excluded: Circle;
  /** Of dates in conditions: epoch milliseconds, and the zone. */
  asOf: number;
  zone: string;
}

export type SelectionChannel = 'email' | 'sms';

export const MAX_CHOSEN = 50;
