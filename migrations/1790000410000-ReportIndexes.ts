import type { MigrationInterface, QueryRunner } from 'typeorm';

const DAY = (column: string): string => `((${column} at time zone 'Europe/Paris')::date)`;

/** Declarations are about days: on which money came, went back, and was credited. Days of issue have their indexes already. */
export class ReportIndexes1790000410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index payments_collected_day_idx
      on payments (coalesce(booked_on, ${DAY('settled_at')})) where state in ('succeeded', 'returned')`);
    await runner.query(
      `create index payments_returned_day_idx on payments (${DAY('returned_at')}) where state = 'returned'`,
    );
    await runner.query(`create index credit_notes_issued_day_idx on credit_notes (${DAY('issued_at')})`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
