/** Ways of looking at mail, and their numbers in the database. Numbers are never reused. */
export const DIMENSION = { all: 0, stream: 1, tag: 2, domain: 3, provider: 4, campaign: 5, ip: 6 } as const;
export type Dimension = (typeof DIMENSION)[keyof typeof DIMENSION];

export const GROUPINGS = ['stream', 'tag', 'domain', 'provider', 'campaign', 'ip'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What can be asked of the whole installation: what names no customer. */
export const INSTALLATION_GROUPINGS: readonly Grouping[] = ['stream', 'provider', 'ip'];

/** The sums of all customers' mail stand under this id; the installation's own mail is no customer's. */
export const INSTALLATION_ID = '00000000-0000-7000-8000-0000000000ff';

/** Mail without a tag, a campaign, an address yet. */
export const NONE = '';
/** Tags beyond those that an hour keeps apart. */
export const OTHER_TAGS = '(other)';
