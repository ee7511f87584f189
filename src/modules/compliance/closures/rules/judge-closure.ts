export const CLOSURE_STATUSES = ['pending', 'confirmed', 'withdrawn'] as const;
export type ClosureStatus = (typeof CLOSURE_STATUSES)[number];

/** Days until the data is deleted: the owner may object for fourteen of them, and somebody has to read it. */
export const KEPT_DAYS = 30;

/** Whether this person may confirm; a second one, and only once. */
export function judgeConfirmation(
  closure: { status: ClosureStatus; requestedBy: string } | null,
  staffId: string,
): 'confirm' | 'nothing_pending' | 'second_person_required' {
  if (closure?.status !== 'pending') return 'nothing_pending';
  return closure.requestedBy === staffId ? 'second_person_required' : 'confirm';
}
