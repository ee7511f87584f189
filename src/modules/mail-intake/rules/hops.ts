/** RFC 5321 §6.3: a mail that was passed on so often goes in a circle. */
export const MOST_HOPS = 50;
const HEADER_LIMIT = 256 * 1024;

/** Stations in the header of a mail. */
export function hopsOf(content: Buffer): number {
  const end = content.indexOf('\r\n\r\n');
  const header = content.subarray(0, end === -1 ? HEADER_LIMIT : Math.min(end, HEADER_LIMIT)).toString('latin1');
  return header.match(/^received:/gim)?.length ?? 0;
}
