/** What is known about an account, in points of 100. Where a list comes from says as much as what is done with it. */
export const SCORE_POINTS = {
  emailConfirmed: 10,
  website: 15,
  /** The website and the owner's address are of one domain. */
  websiteOfOwnDomain: 10,
  phone: 10,
  address: 15,
  useCase: 15,
  listOrigin: 15,
  expectedMonthlyVolume: 10,
} as const;

export const SCORE_DEDUCTIONS = {
  disposable_domain: 50,
  earlier_closed_account: 50,
} as const;
