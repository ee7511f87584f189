import type { Language } from '../../../../kernel/texts.js';
import type { Keyword } from '../../country-rules/index.js';

type Confirmation = Readonly<Record<Keyword, string>>;

/** What answers a keyword, where a country wants that it is answered. In the small alphabet, so that each is one part. */
export const CONFIRMATIONS: Readonly<Record<Language, Confirmation>> = {
  en: {
    stop: 'You will get no more texts from us. Reply START to get them again.',
    start: 'You will get our texts again. Reply STOP to get no more of them.',
    help: 'Reply STOP to get no more texts from us, START to get them again.',
  },
  fr: {
    stop: 'Vous ne recevrez plus de SMS de notre part. Répondez START pour en recevoir de nouveau.',
    start: 'Vous recevrez de nouveau nos SMS. Répondez STOP pour ne plus en recevoir.',
    help: 'Répondez STOP pour ne plus recevoir nos SMS, START pour en recevoir de nouveau.',
  },
  de: {
    stop: 'Sie erhalten keine SMS mehr von uns. Mit START erhalten Sie sie wieder.',
    start: 'Sie erhalten unsere SMS wieder. Mit STOP erhalten Sie keine mehr.',
    help: 'Mit STOP erhalten Sie keine SMS mehr von uns, mit START wieder.',
  },
  es: {
    stop: 'No le enviaremos otros SMS. Responda START para volver a recibirlos.',
    start: 'Volveremos a enviarle nuestros SMS. Responda STOP para no recibirlos.',
    help: 'Responda STOP para no recibir nuestros SMS, START para volver a recibirlos.',
  },
  it: {
    stop: 'Non riceverà altri SMS da noi. Risponda START per riceverli di nuovo.',
    start: 'Riceverà di nuovo i nostri SMS. Risponda STOP per non riceverne altri.',
    help: 'Risponda STOP per non ricevere i nostri SMS, START per riceverli di nuovo.',
  },
};
