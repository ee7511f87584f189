import type { ExportStatus } from '../rules/export-status.js';

export class ExportProgressDto {
  /** @example 7 */
  partsDone: number;
  /** @example 21 */
  partsTotal: number;
  /** @example 15234 */
  rows: number;
  /**
   * Of the lines, before they are compressed.
   * @example 8123456
   */
  bytes: number;
}

export class ExportDto {
  /** @example "exp_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "running" */
  status: ExportStatus;
  progress: ExportProgressDto;
  /** @example "2026-03-01T10:00:00.000Z" */
  requestedAt: string;
  /** @example null */
  finishedAt: string | null;
  /**
   * Until then it can be downloaded.
   * @example null
   */
  expiresAt: string | null;
  /**
   * Size of the download.
   * @example null
   */
  sizeBytes: number | null;
}
