import { type Language, textIn, type Texts } from '../../../../kernel/texts.js';
import type { RecommendationReason } from './recommendation.js';

const REASONS: Record<RecommendationReason['code'], Texts> = {
  volume: {
    en: 'One address for each 1,000,000 messages a month: {n}.',
    fr: 'Une adresse par 1 000 000 de messages par mois : {n}.',
    de: 'Eine Adresse je 1.000.000 Nachrichten im Monat: {n}.',
    es: 'Una dirección por cada 1 000 000 de mensajes al mes: {n}.',
    it: 'Un indirizzo ogni 1.000.000 di messaggi al mese: {n}.',
  },
  peak_day: {
    en: 'The busiest day counts thirty times, and one address carries 1,000,000 messages a month: {n}.',
    fr: 'Le jour le plus chargé compte trente fois, et une adresse porte 1 000 000 de messages par mois : {n}.',
    de: 'Der stärkste Tag zählt dreißigmal, und eine Adresse trägt 1.000.000 Nachrichten im Monat: {n}.',
    es: 'El día de más envíos cuenta treinta veces, y una dirección lleva 1 000 000 de mensajes al mes: {n}.',
    it: 'Il giorno più intenso conta trenta volte, e un indirizzo porta 1.000.000 di messaggi al mese: {n}.',
  },
  separate_streams: {
    en: 'Streams of more than 100,000 messages a month are kept apart, so that one does not spoil the reputation of the other: {n} more.',
    fr: 'Les flux de plus de 100 000 messages par mois sont séparés, pour que l’un n’abîme pas la réputation de l’autre : {n} de plus.',
    de: 'Ströme von mehr als 100.000 Nachrichten im Monat werden getrennt, damit einer dem anderen nicht den Ruf verdirbt: {n} mehr.',
    es: 'Los flujos de más de 100 000 mensajes al mes se separan, para que uno no dañe la reputación del otro: {n} más.',
    it: 'I flussi di oltre 100.000 messaggi al mese si tengono separati, perché l’uno non rovini la reputazione dell’altro: {n} in più.',
  },
  too_little_for_an_ip: {
    en: 'With less than 100,000 messages a month receivers form no opinion of an address; shared addresses serve you better.',
    fr: 'Avec moins de 100 000 messages par mois, les destinataires ne se font pas d’opinion sur une adresse ; les adresses partagées vous servent mieux.',
    de: 'Bei weniger als 100.000 Nachrichten im Monat bilden sich Empfänger keine Meinung über eine Adresse; gemeinsame Adressen dienen Ihnen besser.',
    es: 'Con menos de 100 000 mensajes al mes los receptores no se forman una opinión de una dirección; le sirven mejor las compartidas.',
    it: 'Con meno di 100.000 messaggi al mese i destinatari non si formano un’opinione di un indirizzo; quelli condivisi servono meglio.',
  },
};

/** Why so many, in words. */
export function reasonText(reason: RecommendationReason, language: Language): string {
  return textIn(REASONS[reason.code], language).replace('{n}', 'ips' in reason ? String(reason.ips) : '');
}
