import { LANGUAGES, type Language, type Texts } from '../../../../kernel/texts.js';

/** A fact in a sentence: the same in every language, or a country or region that has a name in each. */
export type SentenceFact = string | { place: string };

const PLACE_NAMES: Record<string, Texts> = {
  'FR-DOM': {
    en: 'the overseas departments',
    fr: 'les départements d’outre-mer',
    de: 'den überseeischen Departements',
    es: 'los departamentos de ultramar',
    it: 'i dipartimenti d’oltremare',
  },
  'PT-20': { en: 'the Azores', fr: 'les Açores', de: 'den Azoren', es: 'las Azores', it: 'le Azzorre' },
  'PT-30': { en: 'Madeira', fr: 'Madère', de: 'Madeira', es: 'Madeira', it: 'Madera' },
  'ES-CN': {
    en: 'the Canary Islands',
    fr: 'les îles Canaries',
    de: 'den Kanarischen Inseln',
    es: 'las islas Canarias',
    it: 'le isole Canarie',
  },
  'ES-CE': { en: 'Ceuta', fr: 'Ceuta', de: 'Ceuta', es: 'Ceuta', it: 'Ceuta' },
  'ES-ML': { en: 'Melilla', fr: 'Melilla', de: 'Melilla', es: 'Melilla', it: 'Melilla' },
  'IT-LIVIGNO': { en: 'Livigno', fr: 'Livigno', de: 'Livigno', es: 'Livigno', it: 'Livigno' },
  'IT-CAMPIONE': {
    en: 'Campione d’Italia',
    fr: 'Campione d’Italia',
    de: 'Campione d’Italia',
    es: 'Campione d’Italia',
    it: 'Campione d’Italia',
  },
  'DE-BUESINGEN': { en: 'Büsingen', fr: 'Büsingen', de: 'Büsingen', es: 'Büsingen', it: 'Büsingen' },
  'DE-HELGOLAND': { en: 'Heligoland', fr: 'Heligoland', de: 'Helgoland', es: 'Heligoland', it: 'Helgoland' },
  'GR-69': { en: 'Mount Athos', fr: 'le mont Athos', de: 'Athos', es: 'el monte Athos', it: 'il monte Athos' },
  XI: {
    en: 'Northern Ireland',
    fr: 'l’Irlande du Nord',
    de: 'Nordirland',
    es: 'Irlanda del Norte',
    it: 'l’Irlanda del Nord',
  },
};

const NAMES_IN = Object.fromEntries(
  LANGUAGES.map((language) => [language, new Intl.DisplayNames([language], { type: 'region' })]),
) as Record<Language, Intl.DisplayNames>;

export function placeName(place: string, language: Language): string {
  return PLACE_NAMES[place]?.[language] ?? NAMES_IN[language].of(place) ?? place;
}

/** The sentence in every language, `{name}` replaced by its fact. */
export function fillTexts(texts: Texts, facts: Readonly<Record<string, SentenceFact>>): Texts {
  const filled = LANGUAGES.map((language) => [language, fill(texts[language], facts, language)]);
  return Object.fromEntries(filled) as Texts;
}

function fill(sentence: string, facts: Readonly<Record<string, SentenceFact>>, language: Language): string {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const fact = facts[name] ?? '';
    return typeof fact === 'string' ? fact : placeName(fact.place, language);
  });
}
