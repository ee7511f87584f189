import type { Texts } from '../../../../kernel/texts.js';

/** What is accepted with a request: the newest text that is in force. A text that changes gets a new version and a date. */
interface PracticesText {
  version: string;
  /** `2026-01-01` */
  since: string;
  text: Texts;
}

export const PRACTICES: readonly PracticesText[] = [
  {
    version: '2026-01',
    since: '2026-01-01',
    text: {
      en: 'The reputation of a dedicated IP is what your sending makes it. You write only to people who agreed, you remove those who leave, complain or do not exist, you send regularly, and you process personal data as the GDPR demands.',
      fr: 'La réputation d’une IP dédiée est celle que vos envois lui donnent. Vous n’écrivez qu’à des personnes consentantes, vous retirez celles qui se désinscrivent, se plaignent ou n’existent pas, vous envoyez régulièrement et vous traitez les données personnelles comme l’exige le RGPD.',
      de: 'Der Ruf einer eigenen IP-Adresse ist, was Ihr Versand aus ihm macht. Sie schreiben nur an Menschen, die zugestimmt haben, entfernen alle, die sich abmelden, beschweren oder nicht gibt, versenden regelmäßig und verarbeiten personenbezogene Daten, wie die DSGVO es verlangt.',
      es: 'La reputación de una IP dedicada es la que le dan sus envíos. Escribe solo a personas que han consentido, elimina a quienes se dan de baja, se quejan o no existen, envía con regularidad y trata los datos personales como exige el RGPD.',
      it: 'La reputazione di un IP dedicato è quella che le danno i suoi invii. Scrive solo a persone che hanno acconsentito, rimuove chi si disiscrive, si lamenta o non esiste, invia con regolarità e tratta i dati personali come richiede il GDPR.',
    },
  },
];

/** The text in force on a day. */
export function practicesOn(day: string): PracticesText {
  const inForce = PRACTICES.filter(({ since }) => since <= day);
  return inForce.at(-1) ?? PRACTICES[0]!;
}
