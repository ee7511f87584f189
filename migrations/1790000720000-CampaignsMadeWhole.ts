import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bulks that ended are found for their content to be forgotten; what becomes of waiting recipients is written by key. */
export class CampaignsMadeWhole1790000720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index bulks_ended on bulks (id) where ended_at is not null and content is not null');
    await runner.query(SETTLE);
    // What was cancelled before there was anybody to forget it.
    await runner.query('update bulks set ended_at = created_at where state = 2 and ended_at is null');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** By index whatever the planner thinks of a table that grew by a million rows a moment ago. */
const SETTLE = `create function campaign_recipients_settle(p_campaign uuid, p_addresses text[], p_states smallint[], p_variants smallint[])
  returns void language sql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $fn$
  update campaign_recipients r set state = x.state, variant = x.variant
    from unnest(p_addresses, p_states, p_variants) x (address, state, variant)
   where r.campaign_id = p_campaign and r.address = x.address collate "C" $fn$`;
