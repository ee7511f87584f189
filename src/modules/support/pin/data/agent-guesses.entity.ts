import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';

/** The wrong PINs that an agent has given lately, over all accounts. */
@Entity('pin_guesses_of_agents')
export class AgentGuessesEntity {
  @PrimaryColumn('uuid', { name: 'staff_id', primaryKeyConstraintName: 'pin_guesses_of_agents_pkey' })
  staffId: string;

  @Column('timestamptz', { name: 'wrong_at', array: true })
  wrongAt: Instant[];
}
