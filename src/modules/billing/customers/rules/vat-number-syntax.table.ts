/** How the numbers of a country look behind their prefix. Source: VIES, "VAT identification number structure". */
export const VAT_NUMBER_SYNTAX: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^([A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z*+]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{10}(0[1-9]|[1-9]\d)$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  /** Northern Ireland: in VIES, for goods only. */
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** Prefixes whose numbers VIES does not know; they only prove that somebody is in business. */
export const OTHER_VAT_NUMBER_SYNTAX: Record<string, RegExp> = {
  GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  CHE: /^\d{9}(MWST|TVA|IVA)?$/,
  NO: /^\d{9}(MVA)?$/,
};

/** VAT prefixes that are not the country's ISO code. Monaco's numbers are French ones. */
export const PREFIX_OF_COUNTRY: Record<string, string> = {
  GR: 'EL',
  CH: 'CHE',
  LI: 'CHE',
  MC: 'FR',
  GP: 'FR',
  MQ: 'FR',
  RE: 'FR',
  GF: 'FR',
  YT: 'FR',
  AX: 'FI',
  IM: 'GB',
};
