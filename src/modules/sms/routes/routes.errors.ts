import { defineProblems } from '../../../kernel/problem.js';

export const smsRoutesProblems = defineProblems({
  sms_route_exists: {
    status: 409,
    title: {
      en: 'There is a route with this name',
      fr: 'Une route porte déjà ce nom',
      de: 'Eine Route mit diesem Namen gibt es schon',
      es: 'Ya existe una ruta con este nombre',
      it: 'Esiste già una rotta con questo nome',
    },
  },
  sms_route_configured: {
    status: 409,
    title: {
      en: 'The configuration says this of the route',
      fr: 'La configuration fixe ce point de la route',
      de: 'Das legt die Konfiguration für diese Route fest',
      es: 'La configuración fija esto de la ruta',
      it: 'La configurazione stabilisce questo della rotta',
    },
  },
  sms_route_in_use: {
    status: 409,
    title: {
      en: 'Messages that wait for this route keep it from being deleted',
      fr: 'Des messages qui attendent cette route empêchent de la supprimer',
      de: 'Nachrichten, die auf diese Route warten, verhindern ihr Löschen',
      es: 'Hay mensajes a la espera de esta ruta que impiden eliminarla',
      it: 'Messaggi in attesa di questa rotta impediscono di eliminarla',
    },
  },
});
