/** What `messages.track` says: its two low bits are the message's own wish, the two above whether it has one. */
const OPENS = 1;
const CLICKS = 2;
const SAYS_OPENS = 4;
const SAYS_CLICKS = 8;

/** The message's own word counts, then that of its sending domain. */
export function trackingOf(
  track: number,
  ofDomain: { opens: boolean; clicks: boolean },
): { opens: boolean; clicks: boolean } {
  const says = (wish: number, saysSo: number, otherwise: boolean): boolean =>
    (track & (wish | saysSo)) === 0 ? otherwise : (track & wish) !== 0;
  return { opens: says(OPENS, SAYS_OPENS, ofDomain.opens), clicks: says(CLICKS, SAYS_CLICKS, ofDomain.clicks) };
}
