import type { Texts } from '../../../../kernel/texts.js';
import type { AdviceReason } from './advise-on-request.js';

export const ADVICE_TEXTS: Readonly<Record<AdviceReason, Texts>> = {
  received_badly: {
    en: 'In the last 30 days its mail was received badly.',
    fr: 'Ces 30 derniers jours, ses messages ont été mal reçus.',
    de: 'In den letzten 30 Tagen wurde seine Post schlecht aufgenommen.',
    es: 'En los últimos 30 días su correo fue mal recibido.',
    it: 'Negli ultimi 30 giorni la sua posta è stata accolta male.',
  },
  received_with_faults: {
    en: 'In the last 30 days more of its mail than usual was refused, delayed or complained about.',
    fr: 'Ces 30 derniers jours, ses messages ont été refusés, retardés ou signalés plus que d’ordinaire.',
    de: 'In den letzten 30 Tagen wurde mehr seiner Post als üblich abgewiesen, verzögert oder beanstandet.',
    es: 'En los últimos 30 días se rechazó, retrasó o denunció más correo suyo de lo habitual.',
    it: 'Negli ultimi 30 giorni più posta del solito è stata respinta, ritardata o segnalata.',
  },
  profile_incomplete: {
    en: 'Its profile is not complete.',
    fr: 'Son profil n’est pas complet.',
    de: 'Sein Profil ist nicht vollständig.',
    es: 'Su perfil no está completo.',
    it: 'Il suo profilo non è completo.',
  },
  account_is_young: {
    en: 'The account is younger than 30 days.',
    fr: 'Le compte a moins de 30 jours.',
    de: 'Das Konto ist jünger als 30 Tage.',
    es: 'La cuenta tiene menos de 30 días.',
    it: 'L’account ha meno di 30 giorni.',
  },
  volume_unproven: {
    en: 'In the last 30 days it sent less than a fifth of what it announces.',
    fr: 'Ces 30 derniers jours, il a envoyé moins d’un cinquième de ce qu’il annonce.',
    de: 'In den letzten 30 Tagen hat es weniger als ein Fünftel dessen gesendet, was es ankündigt.',
    es: 'En los últimos 30 días envió menos de una quinta parte de lo que anuncia.',
    it: 'Negli ultimi 30 giorni ha inviato meno di un quinto di quanto annuncia.',
  },
  more_than_recommended: {
    en: 'It asks for more addresses than its volume needs; that is its choice, but each must be warmed up.',
    fr: 'Il demande plus d’adresses que son volume n’en exige ; c’est son choix, mais chacune doit monter en charge.',
    de: 'Es bittet um mehr Adressen, als sein Volumen braucht; das steht ihm frei, doch jede muss aufgewärmt werden.',
    es: 'Pide más direcciones de las que su volumen necesita; puede hacerlo, pero cada una debe calentarse.',
    it: 'Chiede più indirizzi di quanti ne richieda il suo volume; può farlo, ma ognuno va riscaldato.',
  },
  nothing_against_it: {
    en: 'Nothing speaks against it.',
    fr: 'Rien ne s’y oppose.',
    de: 'Nichts spricht dagegen.',
    es: 'Nada habla en contra.',
    it: 'Nulla è contrario.',
  },
};
