import type { Texts } from '../../../../kernel/texts.js';
import type { WayReason } from './judge-ways.js';

/** What is said to who may not pay that way. */
export const WAY_REASONS: Record<WayReason, Texts> = {
  not_offered: {
    en: 'This offer is not paid for in this way.',
    fr: 'Cette offre ne se paie pas de cette façon.',
    de: 'Dieses Angebot wird nicht auf diese Weise bezahlt.',
    es: 'Esta oferta no se paga de este modo.',
    it: 'Questa offerta non si paga in questo modo.',
  },
  interval_not_allowed: {
    en: 'Not for this billing interval.',
    fr: 'Pas pour cette périodicité de facturation.',
    de: 'Nicht für diesen Abrechnungszeitraum.',
    es: 'No para esta periodicidad de facturación.',
    it: 'Non per questa periodicità di fatturazione.',
  },
  customer_type_not_allowed: {
    en: 'Not for this type of customer.',
    fr: 'Pas pour ce type de client.',
    de: 'Nicht für diese Art von Kunden.',
    es: 'No para este tipo de cliente.',
    it: 'Non per questo tipo di cliente.',
  },
  volume_too_low: {
    en: 'Only from a higher monthly volume on.',
    fr: 'Seulement à partir d’un volume mensuel plus élevé.',
    de: 'Erst ab einem höheren Monatsvolumen.',
    es: 'Solo a partir de un volumen mensual mayor.',
    it: 'Solo da un volume mensile più alto.',
  },
  gateway_does_not_take_it: {
    en: 'The payment service in use here does not take it.',
    fr: 'Le service de paiement utilisé ici ne l’accepte pas.',
    de: 'Der hier genutzte Zahlungsdienst nimmt es nicht an.',
    es: 'El servicio de pago que se usa aquí no lo acepta.',
    it: 'Il servizio di pagamento usato qui non lo accetta.',
  },
  interval_not_sold: {
    en: 'The plan is not sold for this billing interval.',
    fr: 'La formule n’est pas vendue avec cette périodicité.',
    de: 'Der Tarif wird nicht für diesen Abrechnungszeitraum verkauft.',
    es: 'El plan no se vende con esta periodicidad.',
    it: 'Il piano non è venduto con questa periodicità.',
  },
};
