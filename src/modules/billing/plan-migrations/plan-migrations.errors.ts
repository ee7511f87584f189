import { defineProblems } from '../../../kernel/problem.js';

export const migrationProblems = defineProblems({
  nothing_to_migrate: {
    status: 409,
    title: {
      en: 'There is no older version to move from',
      fr: 'Il n’existe pas de version antérieure à migrer',
      de: 'Es gibt keine ältere Fassung, von der umgestellt werden könnte',
      es: 'No hay ninguna versión anterior que migrar',
      it: 'Non c’è alcuna versione precedente da migrare',
    },
  },
  plan_not_migratable: {
    status: 409,
    title: {
      en: 'Only plans with a price move to one another, and none of them to a custom plan',
      fr: 'Seules les formules payantes se remplacent, et jamais par une formule sur mesure',
      de: 'Nur Tarife mit Preis gehen ineinander über, und keiner in einen individuellen Tarif',
      es: 'Solo se sustituyen planes con precio, y nunca por un plan a medida',
      it: 'Solo i piani a pagamento si sostituiscono, e mai con un piano su misura',
    },
  },
  interval_not_sold: {
    status: 409,
    title: {
      en: 'The other version has no price for an interval that was sold',
      fr: 'L’autre version n’a pas de prix pour une périodicité vendue',
      de: 'Die andere Fassung hat keinen Preis für einen Zeitraum, der verkauft wurde',
      es: 'La otra versión no tiene precio para un periodo que se vendió',
      it: 'L’altra versione non ha un prezzo per un periodo che è stato venduto',
    },
  },
  plan_migration_exists: {
    status: 409,
    title: {
      en: 'A migration of this plan is under way; withdraw it first',
      fr: 'Une migration de cette formule est en cours ; retirez-la d’abord',
      de: 'Eine Umstellung dieses Tarifs läuft; ziehen Sie sie zuerst zurück',
      es: 'Hay una migración de este plan en curso; retírela antes',
      it: 'È in corso una migrazione di questo piano; la ritiri prima',
    },
  },
  plan_migration_over: {
    status: 409,
    title: {
      en: 'Everybody has moved already',
      fr: 'Tout le monde a déjà été migré',
      de: 'Alle sind schon umgestellt',
      es: 'Todos se han migrado ya',
      it: 'Tutti sono già stati migrati',
    },
  },
});
