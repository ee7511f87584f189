export type ImportStatus = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

/** What may be done with an import: it is stopped while it is open, and goes on from where it was stopped. */
export const CANCELLABLE: readonly ImportStatus[] = ['queued', 'running'];
export const RESUMABLE: readonly ImportStatus[] = ['cancelled', 'failed'];

export function isOpen(status: ImportStatus): boolean {
  return CANCELLABLE.includes(status);
}
