/** `m1234` for the first person of platform 1234, `m1234.2` for the second. */
export function usernameOf(platformId: number, ordinal: number): string {
  return ordinal === 1 ? `m${platformId}` : `m${platformId}.${ordinal}`;
}

/** The platform number in the user name of a person or a program; null when the text is none. */
export function platformIdIn(username: string): number | null {
  const match = /^m([1-9]\d{0,9})(?:[.-].+)?$/.exec(username.trim().toLowerCase());
  return match ? Number(match[1]) : null;
}
