import type { Texts } from '../../../kernel/texts.js';

export const WHAT: Record<'same_plan' | 'other_plan', Texts> = {
  same_plan: {
    en: 'From {firstDay} on, {plan} on platform {platform} renews on new terms.',
    fr: 'À partir du {firstDay}, {plan}, sur la plateforme {platform}, se renouvelle à de nouvelles conditions.',
    de: 'Ab dem {firstDay} verlängert sich {plan} auf der Plattform {platform} zu neuen Bedingungen.',
    es: 'A partir del {firstDay}, {plan}, en la plataforma {platform}, se renueva con nuevas condiciones.',
    it: 'Dal {firstDay} {plan}, sulla piattaforma {platform}, si rinnova a nuove condizioni.',
  },
  other_plan: {
    en: '{plan} on platform {platform} is no longer continued. From {firstDay} on, your subscription goes on as {newPlan}.',
    fr: '{plan}, sur la plateforme {platform}, n’est plus proposé. À partir du {firstDay}, votre abonnement se poursuit sous le nom {newPlan}.',
    de: '{plan} auf der Plattform {platform} wird nicht weitergeführt. Ab dem {firstDay} läuft Ihr Abonnement als {newPlan} weiter.',
    es: '{plan}, en la plataforma {platform}, deja de ofrecerse. A partir del {firstDay}, su suscripción continúa como {newPlan}.',
    it: '{plan}, sulla piattaforma {platform}, non viene più offerto. Dal {firstDay} il suo abbonamento prosegue come {newPlan}.',
  },
};

export const PRICE_CHANGE: Record<'month' | 'year', Texts> = {
  month: {
    en: 'The price without VAT is then {newPrice} a month; so far it is {oldPrice}.',
    fr: 'Le prix hors taxes sera alors de {newPrice} par mois ; il est jusqu’ici de {oldPrice}.',
    de: 'Der Preis ohne Umsatzsteuer ist dann {newPrice} im Monat; bisher sind es {oldPrice}.',
    es: 'El precio sin IVA será entonces de {newPrice} al mes; hasta ahora es de {oldPrice}.',
    it: 'Il prezzo IVA esclusa sarà allora di {newPrice} al mese; finora è di {oldPrice}.',
  },
  year: {
    en: 'The price without VAT is then {newPrice} a year; so far it is {oldPrice}.',
    fr: 'Le prix hors taxes sera alors de {newPrice} par an ; il est jusqu’ici de {oldPrice}.',
    de: 'Der Preis ohne Umsatzsteuer ist dann {newPrice} im Jahr; bisher sind es {oldPrice}.',
    es: 'El precio sin IVA será entonces de {newPrice} al año; hasta ahora es de {oldPrice}.',
    it: 'Il prezzo IVA esclusa sarà allora di {newPrice} all’anno; finora è di {oldPrice}.',
  },
};

export const SAME_PRICE: Texts = {
  en: 'The price stays at {newPrice} without VAT.',
  fr: 'Le prix reste de {newPrice} hors taxes.',
  de: 'Der Preis bleibt bei {newPrice} ohne Umsatzsteuer.',
  es: 'El precio sigue siendo de {newPrice} sin IVA.',
  it: 'Il prezzo resta di {newPrice} IVA esclusa.',
};

export const SAME_VOLUMES: Texts = {
  en: 'How much you may send stays as it is.',
  fr: 'Le volume que vous pouvez envoyer ne change pas.',
  de: 'Wie viel Sie senden dürfen, bleibt gleich.',
  es: 'El volumen que puede enviar no cambia.',
  it: 'Il volume che può inviare non cambia.',
};

export const VOLUME_CHANGE: Record<'monthly' | 'daily', Texts> = {
  monthly: {
    en: 'E-mails a month: {after} instead of {before}.',
    fr: 'E-mails par mois : {after} au lieu de {before}.',
    de: 'E-Mails im Monat: {after} statt {before}.',
    es: 'Correos al mes: {after} en lugar de {before}.',
    it: 'E-mail al mese: {after} anziché {before}.',
  },
  daily: {
    en: 'E-mails a day: {after} instead of {before}.',
    fr: 'E-mails par jour : {after} au lieu de {before}.',
    de: 'E-Mails am Tag: {after} statt {before}.',
    es: 'Correos al día: {after} en lugar de {before}.',
    it: 'E-mail al giorno: {after} anziché {before}.',
  },
};

export const UNLIMITED: Texts = {
  en: 'no limit',
  fr: 'aucune limite',
  de: 'ohne Grenze',
  es: 'sin límite',
  it: 'nessun limite',
};
