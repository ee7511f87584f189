import type { CatalogueFile } from '../rules/catalogue-file.js';
import { FREEMIUM_DE, FREEMIUM_FR } from './freemium.offers.js';
import { RELAY } from './relay.offer.js';
import { SUITE } from './suite.offer.js';

/** The catalogue that ships; the first offer is the one a sign-up gets that names none. */
export const SHIPPED_CATALOGUE: CatalogueFile = { offers: [FREEMIUM_FR, FREEMIUM_DE, RELAY, SUITE] };
