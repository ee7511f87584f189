/** `m1234` for the first person of platform 1234, `m1234.2` for the second. */
export function usernameOf(platformId: number, ordinal: number): string {
  return ordinal === 1 ? `m${platformId}` : `m${platformId}.${ordinal}`;
}

/** What the counter of platforms, an integer of the database, can reach. */
const MAX_PLATFORM_ID = 2_147_483_647;

/** The platform number in the user name of a person or a program; null when the text is none. */
export function platformIdIn(username: string): number | null {
  const match = /^m([1-9]\d{0,9})(?:[.-].+)?$/.exec(username.trim().toLowerCase());
  const platformId = Number(match?.[1]);
  return platformId <= MAX_PLATFORM_ID ? platformId : null;
}
