import type { Texts } from '../../../../kernel/texts.js';

export type MentionKey =
  | 'reverse_charge'
  | 'abroad_business'
  | 'abroad_consumer'
  | 'guyane_mayotte'
  | 'one_stop_shop'
  | 'franchise'
  | 'certificate';

/**
 * What the law wants an invoice to say. The word "Autoliquidation" is compulsory in itself (CGI ann. II, 242 nonies A,
 * I-13°), so it stands in every language.
 */
export const MENTIONS: Record<MentionKey, Texts> = {
  reverse_charge: {
    en: 'Autoliquidation (reverse charge): VAT is to be accounted for by the customer, Articles 44 and 196 of Directive 2006/112/EC, art. 283-2 of the CGI.',
    fr: 'Autoliquidation : TVA due par le preneur, articles 44 et 196 de la directive 2006/112/CE, art. 283-2 du CGI.',
    de: 'Autoliquidation (Steuerschuldnerschaft des Leistungsempfängers): Artikel 44 und 196 der Richtlinie 2006/112/EG, Art. 283-2 CGI.',
    es: 'Autoliquidation (inversión del sujeto pasivo): IVA a cargo del destinatario, artículos 44 y 196 de la Directiva 2006/112/CE, art. 283-2 del CGI.',
    it: 'Autoliquidation (inversione contabile): IVA dovuta dal committente, articoli 44 e 196 della direttiva 2006/112/CE, art. 283-2 del CGI.',
  },
  abroad_business: {
    en: 'French VAT does not apply: the place of supply is outside the European Union, art. 259-1 of the CGI.',
    fr: 'TVA française non applicable : lieu de prestation situé hors de l’Union européenne, art. 259-1 du CGI.',
    de: 'Französische Mehrwertsteuer nicht anwendbar: Leistungsort außerhalb der Europäischen Union, Art. 259-1 CGI.',
    es: 'IVA francés no aplicable: lugar de prestación fuera de la Unión Europea, art. 259-1 del CGI.',
    it: 'IVA francese non applicabile: luogo della prestazione fuori dell’Unione europea, art. 259-1 del CGI.',
  },
  abroad_consumer: {
    en: 'French VAT does not apply: electronic service to a person established outside the European Union, art. 259 D of the CGI.',
    fr: 'TVA française non applicable : service électronique rendu à une personne établie hors de l’Union européenne, art. 259 D du CGI.',
    de: 'Französische Mehrwertsteuer nicht anwendbar: elektronische Dienstleistung an eine Person außerhalb der Europäischen Union, Art. 259 D CGI.',
    es: 'IVA francés no aplicable: servicio electrónico a una persona establecida fuera de la Unión Europea, art. 259 D del CGI.',
    it: 'IVA francese non applicabile: servizio elettronico a una persona stabilita fuori dell’Unione europea, art. 259 D del CGI.',
  },
  guyane_mayotte: {
    en: 'VAT does not apply in French Guiana and Mayotte, art. 294, 1 of the CGI.',
    fr: 'TVA non applicable en Guyane et à Mayotte, art. 294, 1 du CGI.',
    de: 'Mehrwertsteuer in Französisch-Guayana und Mayotte nicht anwendbar, Art. 294, 1 CGI.',
    es: 'IVA no aplicable en la Guayana Francesa y Mayotte, art. 294, 1 del CGI.',
    it: 'IVA non applicabile nella Guyana francese e a Mayotte, art. 294, 1 del CGI.',
  },
  one_stop_shop: {
    en: 'VAT of {place} at {rate} %, declared through the one-stop shop (OSS), art. 298 sexdecies G of the CGI.',
    fr: 'TVA : {place}, {rate} %, déclarée par le guichet unique (OSS), art. 298 sexdecies G du CGI.',
    de: 'Mehrwertsteuer: {place}, {rate} %, erklärt über die einzige Anlaufstelle (OSS), Art. 298 sexdecies G CGI.',
    es: 'IVA: {place}, {rate} %, declarado por la ventanilla única (OSS), art. 298 sexdecies G del CGI.',
    it: 'IVA: {place}, {rate} %, dichiarata tramite lo sportello unico (OSS), art. 298 sexdecies G del CGI.',
  },
  franchise: {
    en: 'TVA non applicable, art. 293 B du CGI (VAT not applicable, small business).',
    fr: 'TVA non applicable, art. 293 B du CGI.',
    de: 'TVA non applicable, art. 293 B du CGI (keine Mehrwertsteuer, Kleinunternehmer).',
    es: 'TVA non applicable, art. 293 B du CGI (IVA no aplicable, pequeña empresa).',
    it: 'TVA non applicable, art. 293 B du CGI (IVA non applicabile, piccola impresa).',
  },
  certificate: {
    en: 'Exempt from VAT, Article 151 of Directive 2006/112/EC, certificate {reference}.',
    fr: 'Exonération de TVA, article 151 de la directive 2006/112/CE, certificat {reference}.',
    de: 'Steuerbefreit nach Artikel 151 der Richtlinie 2006/112/EG, Bescheinigung {reference}.',
    es: 'Exento de IVA, artículo 151 de la Directiva 2006/112/CE, certificado {reference}.',
    it: 'Esente da IVA, articolo 151 della direttiva 2006/112/CE, certificato {reference}.',
  },
};
