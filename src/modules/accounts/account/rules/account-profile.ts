/** What an account tells about itself; each part brings the authorisation to send nearer. */
export const PROFILE_FIELDS = [
  'website',
  'phone',
  'address',
  'country',
  'useCase',
  'listOrigin',
  'expectedMonthlyVolume',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** What a profile needs to be complete; the country is welcome, and part of the address anyway. */
const REQUIRED_FIELDS = PROFILE_FIELDS.filter((field) => field !== 'country');

export interface AccountProfile {
  website?: string;
  phone?: string;
  address?: string;
  country?: string;
  useCase?: string;
  listOrigin?: string;
  expectedMonthlyVolume?: number;
}

/** The fields that are still to be given, in the order of the form. */
export function missingFields(profile: AccountProfile): ProfileField[] {
  return REQUIRED_FIELDS.filter((field) => !isGiven(profile, field));
}

export function isComplete(profile: AccountProfile): boolean {
  return missingFields(profile).length === 0;
}

function isGiven(profile: AccountProfile, field: ProfileField): boolean {
  const value = profile[field];
  return typeof value === 'number' ? value > 0 : typeof value === 'string' && value.trim() !== '';
}

/** The profile after a change: a field that is given replaces the old one, null takes it away. */
export function changedProfile(
  profile: AccountProfile,
  change: { [F in ProfileField]?: AccountProfile[F] | null },
): AccountProfile {
  const merged = Object.entries({ ...profile, ...change }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(merged) as AccountProfile;
}
