import type { Texts } from '../../../../kernel/texts.js';

/** The message in the ticket that brings the invitation. */
export const INVITATION: Texts = {
  en: 'We invite you to a private chat about this ticket. It is open for half an hour:\n{link}',
  fr: 'Nous vous invitons à une discussion privée au sujet de ce ticket. Elle reste ouverte une demi-heure :\n{link}',
  de: 'Wir laden Sie zu einem privaten Chat über dieses Ticket ein. Er steht eine halbe Stunde lang offen:\n{link}',
  es: 'Le invitamos a un chat privado sobre este ticket. Permanece abierto media hora:\n{link}',
  it: 'La invitiamo a una chat privata su questo ticket. Rimane aperta mezz’ora:\n{link}',
};

export const DECLINED: Texts = {
  en: 'We cannot offer a chat now and go on with this ticket in writing.',
  fr: 'Nous ne pouvons pas proposer de discussion maintenant et poursuivons ce ticket par écrit.',
  de: 'Wir können jetzt keinen Chat anbieten und bearbeiten dieses Ticket schriftlich weiter.',
  es: 'Ahora no podemos ofrecer un chat y seguimos con este ticket por escrito.',
  it: 'Ora non possiamo offrire una chat e proseguiamo con questo ticket per iscritto.',
};

/** Above the transcript. */
export const TRANSCRIPT: Texts = {
  en: 'What was said in the private chat:',
  fr: 'Ce qui a été dit dans la discussion privée :',
  de: 'Was im privaten Chat gesagt wurde:',
  es: 'Lo que se dijo en el chat privado:',
  it: 'Che cosa è stato detto nella chat privata:',
};

/** Below it, when what was asked cannot be settled in a chat. */
export const ESCALATED: Texts = {
  en: 'This needs a closer look. We go on in this ticket.',
  fr: 'Cela demande un examen plus approfondi. Nous poursuivons dans ce ticket.',
  de: 'Das müssen wir genauer ansehen. Wir machen in diesem Ticket weiter.',
  es: 'Esto requiere un examen más detenido. Seguimos en este ticket.',
  it: 'Questo richiede un esame più approfondito. Proseguiamo in questo ticket.',
};
