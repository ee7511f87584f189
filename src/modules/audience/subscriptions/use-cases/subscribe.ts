import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { timingSafeEqualText } from '../../../../platform/crypto/hashes.js';
import { networkOf } from '../../../../platform/dns/ip-address.js';
import { bodyProblem, platformProblems, Throttle } from '../../../../platform/http/index.js';
import { type ConsentEvidence, type ContactRow, ContactsFacade, RECIPIENT } from '../../contacts/index.js';
import { JoinLists, type ListEntity, ListsRepository } from '../../lists/index.js';
import type { Language } from '../../../../kernel/texts.js';
import { wordsOf } from '../rules/opt-in-text.table.js';

/** What somebody entered in a form of the account's site. */
export interface Subscription extends ContactRow {
  token: string;
  /** The page the form is on. */
  where: string | null;
}

export interface Visitor {
  ip: string;
  userAgent: string | null;
  language: Language;
}

/** A visitor fills in few forms; a list may be popular for an hour, and no address is asked by everybody at once. */
const PER_NETWORK = { quota: 30, windowMs: HOUR_MS };
const PER_LIST = { quota: 5_000, windowMs: HOUR_MS };
const PER_ADDRESS = { quota: 5, windowMs: DAY_MS };

/**
 * A stranger enters an address for a list. The answer is the same whether the address is known, new, confirmed, or has
 * left: what follows, its owner decides.
 */
@Injectable()
export class Subscribe {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListsRepository,
    private readonly joining: JoinLists,
    private readonly contacts: ContactsFacade,
    private readonly throttle: Throttle,
  ) {}

  async run(listId: string, { token, where, ...row }: Subscription, visitor: Visitor): Promise<void> {
    const list = await this.listBehind(listId, token, visitor.ip);
    const address = createHash('sha256').update(row.email.trim().toLowerCase()).digest('base64url');
    const { allowed } = await this.throttle.take(`subscribe-address:${address}`, PER_ADDRESS);
    // Asked often enough today: the same answer, and no mail.
    if (!allowed) return;
    await this.unitOfWork.runAsWorker((tx) => this.enterIn(tx, list, row, { where, ...visitor }));
  }

  /** A wrong token is like a list that does not exist, and costs the network the same. */
  private async listBehind(listId: string, token: string, ip: string): Promise<ListEntity> {
    const network = await this.throttle.take(`subscribe-network:${networkOf(ip)}`, PER_NETWORK);
    if (!network.allowed) throw limited(network.resetMs);
    const list = await this.unitOfWork.runAsWorker((tx) => this.lists.unscopedFind(tx, listId));
    if (list === null || !timingSafeEqualText(list.token, token)) throw platformProblems.not_found();
    const popular = await this.throttle.take(`subscribe-list:${listId}`, PER_LIST);
    if (!popular.allowed) throw limited(popular.resetMs);
    return list;
  }

  private async enterIn(
    tx: Tx,
    list: ListEntity,
    row: ContactRow,
    said: Visitor & { where: string | null },
  ): Promise<void> {
    const scope = accountScope(list.accountId);
    const { ip, userAgent, where, language } = said;
    const consent: ConsentEvidence = {
      channel: 'mail',
      state: list.doubleOptIn ? 'pending' : 'granted',
      source: 'form',
      listId: list.id,
      at: tx.now,
      place: where,
      method: 'A form of the account',
      ...wordsOf(list, language),
      ip,
      userAgent,
    };
    // What is known of a contact no stranger changes: he only adds a contact that is new.
    const options = { onDuplicate: 'skip', consents: [consent], actor: RECIPIENT } as const;
    const [verdict] = await this.contacts.upsertManyIn(tx, scope, [row], options);
    if (verdict?.outcome === 'rejected') throw bodyProblem([{ field: verdict.field, code: verdict.code, message: '' }]);
    const contactIds = [verdict!.contactId];
    const mayReturn = await this.joining.hasLeftIn(tx, scope, list.id, verdict!.contactId);
    // Who left comes back by a link in a mail to his own address, never by a form that anybody can fill in.
    if (mayReturn) await this.joining.askIn(tx, scope, list.id, contactIds);
    else await this.joining.joinManyIn(tx, scope, list, contactIds, false);
  }
}

function limited(resetMs: number): Error {
  const seconds = Math.max(1, Math.ceil(resetMs / 1_000));
  return platformProblems.rate_limited({ headers: { 'retry-after': String(seconds) } });
}
