/** How mail to many stands, and what is still to be done to what waits of it. Numbers are never reused. */

export const BULK_STATE = { running: 0, paused: 1, cancelled: 2 } as const;
export type BulkStateName = keyof typeof BULK_STATE;

export const BULK_WORK = { nothing: 0, hold: 1, release: 2, cancel: 3 } as const;
export type BulkWorkName = keyof typeof BULK_WORK;

export function bulkStateName(number: number): BulkStateName {
  return (Object.keys(BULK_STATE) as BulkStateName[]).find((name) => BULK_STATE[name] === number) ?? 'running';
}
