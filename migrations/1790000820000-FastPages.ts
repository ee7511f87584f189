import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Recipients are written down by the page. `on conflict do nothing` looks each key up before it writes it and once more when it does, for
 * somebody who is there already only after a merge or a change of address: so a page is written as if nobody were, and once more when
 * that was wrong.
 */
export class FastPages1790000820000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADD);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Answers those that the campaign has already. A turn is a place in p_dues. Each address is given once; the campaign is locked. */
const ADD = `create function campaign_recipients_add(p_campaign uuid, p_account uuid, p_addresses text[], p_contacts uuid[],
    p_variants smallint[], p_states smallint[], p_turns smallint[], p_dues timestamptz[])
  returns setof text language plpgsql as $fn$
begin
  insert into campaign_recipients (campaign_id, account_id, address, contact_id, variant, state, due_at)
  select p_campaign, p_account, x.address, x.contact_id, x.variant, x.state, p_dues[x.turn]
    from unnest(p_addresses, p_contacts, p_variants, p_states, p_turns) as x (address, contact_id, variant, state, turn);
exception when unique_violation then
  return query
  with given as materialized (
    select * from unnest(p_addresses, p_contacts, p_variants, p_states, p_turns) as x (address, contact_id, variant, state, turn)),
  made as (
    insert into campaign_recipients (campaign_id, account_id, address, contact_id, variant, state, due_at)
    select p_campaign, p_account, g.address, g.contact_id, g.variant, g.state, p_dues[g.turn] from given g
    on conflict (campaign_id, address) do nothing returning campaign_recipients.address)
  select g.address from given g where not exists (select from made m where m.address = g.address);
end $fn$`;
