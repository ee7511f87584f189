/** What an import may have; the guide for integrators states the same figures. */
export const IMPORT_LIMITS = {
  fileBytes: 1024 * 1024 * 1024,
  rows: 10_000_000,
  columns: 500,
  /** Characters of one record with all its cells: a quote that never ends must not fill the memory. */
  recordChars: 64 * 1024,
  /** Lines that one quoted cell may run over. */
  recordLines: 500,
  /** Files that wait for their import, each for a day. */
  waitingFiles: 20,
  waitingBytes: 4 * 1024 * 1024 * 1024,
  /** Imports that wait or run at once. */
  openImports: 20,
} as const;
