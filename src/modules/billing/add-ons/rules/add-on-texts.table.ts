import { LANGUAGES, type Texts } from '../../../../kernel/texts.js';
import type { AddOnKind } from '../../catalogue/index.js';

const NAMES: Record<AddOnKind, Texts> = {
  seat: {
    en: 'Additional user',
    fr: 'Utilisateur supplémentaire',
    de: 'Zusätzlicher Benutzer',
    es: 'Usuario adicional',
    it: 'Utente aggiuntivo',
  },
  dedicated_ip: {
    en: 'Dedicated IP address',
    fr: 'Adresse IP dédiée',
    de: 'Dedizierte IP-Adresse',
    es: 'Dirección IP dedicada',
    it: 'Indirizzo IP dedicato',
  },
  phone_support: {
    en: 'Support by telephone',
    fr: 'Assistance téléphonique',
    de: 'Telefonische Unterstützung',
    es: 'Asistencia telefónica',
    it: 'Assistenza telefonica',
  },
  priority_support: {
    en: 'Priority support',
    fr: 'Assistance prioritaire',
    de: 'Bevorzugte Unterstützung',
    es: 'Asistencia prioritaria',
    it: 'Assistenza prioritaria',
  },
};

/** What the invoice says: `Additional user, Web`. */
export function describeAddOn(kind: AddOnKind, planName: string): Texts {
  const texts = LANGUAGES.map((language) => [language, `${NAMES[kind][language]}, ${planName}`] as const);
  return Object.fromEntries(texts) as Record<(typeof LANGUAGES)[number], string>;
}
