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

export interface AccountProfile {
  website?: string;
  phone?: string;
  address?: string;
  country?: string;
  useCase?: string;
  listOrigin?: string;
  expectedMonthlyVolume?: number;
}

/** Points of each field. Where a list comes from says most about what it will do to others. */
const POINTS: Record<ProfileField, number> = {
  website: 15,
  phone: 10,
  address: 15,
  country: 10,
  useCase: 15,
  listOrigin: 20,
  expectedMonthlyVolume: 15,
};

export interface ProfileScore {
  /** 0 to 100 */
  score: number;
  missing: ProfileField[];
  complete: boolean;
}

export function scoreProfile(profile: AccountProfile): ProfileScore {
  const missing = PROFILE_FIELDS.filter((field) => !isGiven(profile[field]));
  const score = PROFILE_FIELDS.filter((field) => !missing.includes(field)).reduce(
    (sum, field) => sum + POINTS[field],
    0,
  );
  return { score, missing, complete: missing.length === 0 };
}

function isGiven(value: string | number | null | undefined): boolean {
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
