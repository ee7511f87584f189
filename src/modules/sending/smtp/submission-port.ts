import { Injectable, type OnModuleInit } from '@nestjs/common';
import { wireId } from '../../../kernel/ids.js';
import type { AuthOutcome, SessionFacts, Submission, Transaction } from '../../../platform/smtp-server/service.js';
import type { Login } from '../../../platform/smtp-server/sasl.js';
import { SmtpPorts } from '../../../platform/smtp-server/smtp-ports.js';
import { type Answer, type Reply, REPLIES } from '../../../platform/smtp-server/smtp-reply.js';
import { AccountsFacade, type AccountGate, type SmtpProof } from '../../accounts/index.js';
import type { Submitter } from '../acceptance/index.js';
import { parseAddress } from '../addresses/index.js';
import { SenderRefusals } from '../refusals/index.js';
import { SendersDoor } from '../senders/index.js';
import { sendingProblems } from '../sending.errors.js';
import { AcceptSmtpMessage } from './accept-smtp-message.js';
import { problemsAsReplies, replyOfProblem } from './problem-reply.js';

/** An SMTP credential that proved itself when the session began. */
interface Client extends Submitter {
  readonly proof: SmtpProof;
}

const BAD_ADDRESS = replyOfProblem(sendingProblems.address_invalid());
const FOREIGN_SENDER = replyOfProblem(sendingProblems.sender_not_verified());

/**
 * Mail of customers on the submission ports. What can be said early is said at MAIL and RCPT from facts that are at most
 * seconds old, so that a revoked credential or a block also ends sessions that stay open; acceptance judges all of it again.
 */
@Injectable()
export class SubmissionPort implements Submission<Client>, OnModuleInit {
  constructor(
    private readonly ports: SmtpPorts,
    private readonly accounts: AccountsFacade,
    private readonly senders: SendersDoor,
    private readonly messages: AcceptSmtpMessage,
    private readonly refusals: SenderRefusals,
  ) {}

  onModuleInit(): void {
    this.ports.offerSubmission(this);
  }

  async authenticate(session: SessionFacts, { username, password }: Login): Promise<AuthOutcome<Client>> {
    const login = await this.accounts.verifySmtpLogin(username, password, session.remoteAddress);
    if (!login.ok) return login;
    const { accountId, proof, subscriptionId } = login;
    return { ok: true, identity: { accountId, credentialId: proof.credentialId, subscriptionId, proof } };
  }

  sender(session: SessionFacts, client: Client, sender: string): Promise<Reply> {
    return problemsAsReplies(this.judgeSender(session, client, sender));
  }

  /** The empty sender is taken: bounces of ours go to our return path anyway, and From is judged in any case. */
  private async judgeSender(session: SessionFacts, client: Client, sender: string): Promise<Reply> {
    if (!(await this.isStillSignedIn(session, client))) return REPLIES.authenticationFailed;
    const refusal = await this.accountRefusal(client.accountId);
    if (refusal || sender === '') return refusal ?? REPLIES.ok;
    const address = parseAddress(sender);
    if (address === null) return BAD_ADDRESS;
    const [verdict] = await this.senders.factsFor([{ accountId: client.accountId, address: address.email }]);
    if (verdict?.allowed) return REPLIES.ok;
    this.refusals.note(client.accountId);
    return FOREIGN_SENDER;
  }

  /** What memory refuses is read anew, so that a lifted block works at once. */
  private async accountRefusal(accountId: string): Promise<Reply | null> {
    const gate = async (): Promise<AccountGate | undefined> =>
      (await this.accounts.gatesOf([accountId])).get(accountId);
    const remembered = refusalOf(await gate());
    if (remembered === null) return null;
    this.accounts.invalidate(accountId);
    return refusalOf(await gate());
  }

  recipient(_session: SessionFacts, _client: Client, _transaction: Transaction, recipient: string): Answer {
    return parseAddress(recipient) === null ? BAD_ADDRESS : REPLIES.ok;
  }

  message(session: SessionFacts, client: Client, transaction: Transaction, content: Buffer): Promise<Reply> {
    return problemsAsReplies(this.judgeMessage(session, client, transaction, content));
  }

  /** A transaction may be held open for long: what ended since MAIL takes no message any more. */
  private async judgeMessage(
    session: SessionFacts,
    client: Client,
    transaction: Transaction,
    content: Buffer,
  ): Promise<Reply> {
    if (!(await this.isStillSignedIn(session, client))) return REPLIES.authenticationFailed;
    return this.messages.run(client, session, transaction, content);
  }

  private isStillSignedIn(session: SessionFacts, client: Client): Promise<boolean> {
    return this.accounts.smtpLoginStillValid(client.proof, session.remoteAddress);
  }
}

function refusalOf(gate: AccountGate | undefined): Reply | null {
  if (!gate || gate.closed) return REPLIES.authenticationFailed;
  if (!gate.emailConfirmed) return replyOfProblem(sendingProblems.email_not_confirmed());
  const stopping = gate.blocks.filter((block) => block.scope !== 'campaigns');
  if (stopping.length === 0) return null;
  return replyOfProblem(
    sendingProblems.account_blocked({ extra: { blockIds: stopping.map(({ id }) => wireId('blk', id)) } }),
  );
}
