/** `queued` and `running` are open: an account has one of them at a time. */
export const EXPORT_STATUSES = ['queued', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** A part that is written and will not be written again. */
export interface DonePart {
  name: string;
  rows: number;
  bytes: number;
  blobId: string;
}
