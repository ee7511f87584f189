const MIB = 1_048_576;

export const MAX_FILES = 10;
export const MAX_FILE_BYTES = 10 * MIB;
export const MAX_TOGETHER_BYTES = 20 * MIB;

/** Why files are too many or too large; null when they are not. */
export function tooMuch(sizes: readonly number[]): string | null {
  if (sizes.length > MAX_FILES) return `A message may have ${MAX_FILES} files.`;
  if (sizes.some((bytes) => bytes > MAX_FILE_BYTES)) return `A file may have ${MAX_FILE_BYTES} bytes.`;
  const together = sizes.reduce((sum, bytes) => sum + bytes, 0);
  return together > MAX_TOGETHER_BYTES ? `The files together may have ${MAX_TOGETHER_BYTES} bytes.` : null;
}
