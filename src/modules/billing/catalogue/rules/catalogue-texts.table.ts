import type { Texts } from '../../../../kernel/texts.js';
import type { RecommendationReason } from './recommend-plan.js';

/** Names of the shipped features. A feature of an operator's own catalogue is called by its code. */
export const FEATURE_NAMES: Record<string, Texts> = {
  api: { en: 'REST API', fr: 'API REST', de: 'REST-API', es: 'API REST', it: 'API REST' },
  smtp: { en: 'SMTP relay', fr: 'Relais SMTP', de: 'SMTP-Relay', es: 'Relay SMTP', it: 'Relay SMTP' },
  templates: { en: 'Templates', fr: 'Modèles', de: 'Vorlagen', es: 'Plantillas', it: 'Modelli' },
  statistics: { en: 'Statistics', fr: 'Statistiques', de: 'Statistiken', es: 'Estadísticas', it: 'Statistiche' },
  segmentation: { en: 'Segments', fr: 'Segmentation', de: 'Segmente', es: 'Segmentos', it: 'Segmenti' },
  ab_testing: { en: 'A/B tests', fr: 'Tests A/B', de: 'A/B-Tests', es: 'Pruebas A/B', it: 'Test A/B' },
  campaigns: { en: 'Campaigns', fr: 'Campagnes', de: 'Kampagnen', es: 'Campañas', it: 'Campagne' },
  sms: { en: 'SMS', fr: 'SMS', de: 'SMS', es: 'SMS', it: 'SMS' },
  dedicated_ip: { en: 'Dedicated IP', fr: 'IP dédiée', de: 'Eigene IP-Adresse', es: 'IP dedicada', it: 'IP dedicato' },
  messages_per_hour: {
    en: 'Messages an hour',
    fr: 'Messages par heure',
    de: 'Nachrichten je Stunde',
    es: 'Mensajes por hora',
    it: 'Messaggi all’ora',
  },
  sso: {
    en: 'Single sign-on',
    fr: 'Authentification unique',
    de: 'Single Sign-on',
    es: 'Inicio de sesión único',
    it: 'Single sign-on',
  },
  custom_integration: {
    en: 'Integration made for you',
    fr: 'Intégration sur mesure',
    de: 'Eigene Anbindung',
    es: 'Integración a medida',
    it: 'Integrazione su misura',
  },
  success_manager: {
    en: 'Success manager',
    fr: 'Conseiller attitré',
    de: 'Fester Ansprechpartner',
    es: 'Asesor asignado',
    it: 'Consulente dedicato',
  },
};

export const REASON_TEXTS: Record<RecommendationReason, Texts> = {
  smallest_that_fits: {
    en: 'The cheapest plan that takes this volume.',
    fr: 'Le forfait le moins cher pour ce volume.',
    de: 'Der günstigste Tarif für diese Menge.',
    es: 'El plan más barato para este volumen.',
    it: 'Il piano più economico per questo volume.',
  },
  free_is_enough: {
    en: 'The free plan takes this volume.',
    fr: 'Le forfait gratuit suffit pour ce volume.',
    de: 'Der kostenlose Tarif reicht für diese Menge.',
    es: 'El plan gratuito basta para este volumen.',
    it: 'Il piano gratuito basta per questo volume.',
  },
  above_standard_volumes: {
    en: 'This volume is above all standard plans.',
    fr: 'Ce volume dépasse tous les forfaits standard.',
    de: 'Diese Menge liegt über allen Standardtarifen.',
    es: 'Este volumen supera todos los planes estándar.',
    it: 'Questo volume supera tutti i piani standard.',
  },
  custom_features: {
    en: 'Only the custom plan has these features.',
    fr: 'Seul le forfait sur mesure offre ces fonctions.',
    de: 'Diese Funktionen hat nur der individuelle Tarif.',
    es: 'Solo el plan a medida tiene estas funciones.',
    it: 'Solo il piano su misura offre queste funzioni.',
  },
  custom_features_need_more_volume: {
    en: 'The custom features begin at a higher volume.',
    fr: 'Les fonctions sur mesure commencent à un volume supérieur.',
    de: 'Die individuellen Funktionen beginnen bei einer größeren Menge.',
    es: 'Las funciones a medida empiezan con un volumen mayor.',
    it: 'Le funzioni su misura iniziano da un volume maggiore.',
  },
  no_plan_fits: {
    en: 'No plan of this offer takes this volume.',
    fr: 'Aucun forfait de cette offre ne convient à ce volume.',
    de: 'Kein Tarif dieses Angebots reicht für diese Menge.',
    es: 'Ningún plan de esta oferta admite este volumen.',
    it: 'Nessun piano di questa offerta copre questo volume.',
  },
};
