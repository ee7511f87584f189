import { defineProblems } from '../../../kernel/problem.js';

export const programProblems = defineProblems({
  exceeds_own_rights: {
    status: 403,
    title: {
      en: 'Nobody can give a program more than he has himself: scopes, networks, time',
      fr: 'Personne ne peut donner à un programme plus qu’il n’a lui-même : portées, réseaux, durée',
      de: 'Niemand kann einem Programm mehr geben, als er selbst hat: Rechte, Netze, Zeit',
      es: 'Nadie puede dar a un programa más de lo que tiene: permisos, redes, tiempo',
      it: 'Nessuno può dare a un programma più di quanto ha: permessi, reti, tempo',
    },
  },
});
