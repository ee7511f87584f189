import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A payer's bank may take a deposit back days later. Its receipt stays as it is; the deposit says what became of it. */
export class DepositsReturned1790000324000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table deposits drop constraint deposits_status_check, drop constraint deposits_receipt_check',
    );
    await runner.query(`alter table deposits
      add constraint deposits_status_check check (status in ('pending_payment', 'received', 'refused', 'returned')),
      add constraint deposits_receipt_check check (case when status in ('received', 'returned')
        then number is not null and receipt is not null and received_at is not null
        else number is null and receipt is null and received_at is null end)`);
    await runner.query(`create or replace function receipt_is_permanent() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' then
          raise exception 'a receipt is permanent' using errcode = 'insufficient_privilege';
        end if;
        if old.number is not null and not (old.status = 'received' and new.status = 'returned'
            and to_jsonb(new) - 'status' = to_jsonb(old) - 'status') then
          raise exception 'a receipt is permanent' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
