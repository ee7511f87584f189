import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { stepped, walkContacts } from '../segments/index.js';
import { ErasedPersons } from '../contacts/index.js';
import { amongStatement, countStatement, pageStep, type Some } from './data/selection-sql.js';
import type { Recipient, SelectionCount } from './rules/recipient.js';
import type { Choice, Circle, Selection, SelectionChannel } from './rules/selection.js';
import { FreezeSelection } from './use-cases/freeze-selection.js';

export interface RecipientPage {
  channel: SelectionChannel;
  /** The last contact of the page before; null begins. */
  after: string | null;
  limit: number;
}

interface Row {
  id: string;
  email: string;
  phone: string | null;
  fields: string;
  name: string | null;
  language: string | null;
  time_zone: string | null;
}

/**
 * Whom a campaign goes to. Reading is for workers: the account stands in every statement, and under row-level security conditions could
 * use no index.
 */
@Injectable()
export class SelectionsFacade {
  constructor(
    private readonly freezing: FreezeSelection,
    private readonly erased: ErasedPersons,
  ) {}

  /**
   * What lists and segments say at this moment, to be kept. Dates in conditions count from here: freeze when sending begins.
   *
   * @throws 422 `reference_not_found` or `segment_broken`, with places that begin with `at`
   */
  frozenIn(tx: Tx, scope: AccountScope, choice: Choice, at = 'audience'): Promise<Selection> {
    return this.freezing.in(tx, scope, choice, at);
  }

  /**
   * The next recipients in the order of contact ids; fewer than `limit` only at the end. Each contact comes once, on however many
   * lists and segments it is, and only who may be written to. A page costs what it looks at; all pages together look at each contact
   * once. Nobody is erased before the commit of whoever asks.
   */
  async pageIn(
    tx: Tx,
    accountId: string,
    selection: Selection,
    { channel, after, limit }: RecipientPage,
  ): Promise<Recipient[]> {
    if (isEmpty(selection.wanted)) return [];
    await this.erased.holdOffIn(tx, { accountId });
    const rows = await walkContacts<Row>({ after, limit }, (step) => {
      const { text, values } = pageStep(selection, accountId, channel, step);
      return stepped<Row>(tx, text, values);
    });
    return rows.map(recipientOf);
  }

  /** Those of some contacts who are still meant and may still be written to, in the order of their ids. */
  async amongIn(
    tx: Tx,
    accountId: string,
    selection: Selection,
    { channel, ...some }: { channel: SelectionChannel } & Some,
  ): Promise<Recipient[]> {
    if (isEmpty(selection.wanted)) return [];
    await this.erased.holdOffIn(tx, { accountId });
    const { text, values } = amongStatement(selection, accountId, channel, some);
    return (await tx.query<Row>(text, values)).map(recipientOf);
  }

  /** How many there are at this moment, and why others of the selection are not among them. */
  async countIn(tx: Tx, accountId: string, selection: Selection, channel: SelectionChannel): Promise<SelectionCount> {
    if (isEmpty(selection.wanted)) return { recipients: 0, unsubscribed: 0, unconfirmed: 0, duplicate: 0 };
    const { text, values } = countStatement(selection, accountId, channel);
    await tx.query(`select set_config('work_mem', '64MB', true)`);
    return (await tx.query<SelectionCount & Record<string, unknown>>(text, values))[0]!;
  }
}

function isEmpty({ lists, conditions }: Circle): boolean {
  return lists.length + conditions.length === 0;
}

function recipientOf({ id, email, phone, fields, name, language, time_zone: timeZone }: Row): Recipient {
  return { contactId: id, email, phone, name, language, timeZone, fieldsJson: fields };
}
