import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { parseAddress } from '../../addresses/index.js';
import { SenderFactsReader, type SenderProof, type SenderQuestion } from '../data/sender-facts.reader.js';
import { senderAllowed, type SenderVerdict } from '../rules/sender-allowed.js';

const MAX_AGE_MS = 5_000;
const MAX_ENTRIES = 50_000;

interface Known {
  verdict: SenderVerdict;
  readAtMs: number;
}

/**
 * May these accounts use these addresses? A yes is kept for 5 seconds at most. A no is never kept, so that an address
 * works the moment it is confirmed; all that are not known go to the database in one statement.
 */
@Injectable()
export class SenderFacts {
  private readonly known = new Map<string, Known>();
  private changes = 0;

  constructor(
    private readonly reader: SenderFactsReader,
    private readonly clock: Clock,
  ) {}

  /** Answers in the order of the questions. */
  async of(questions: readonly { accountId: string; address: string }[]): Promise<SenderVerdict[]> {
    const answers: SenderVerdict[] = questions.map(() => ({ allowed: false }));
    const open: { at: number; key: string; question: SenderQuestion }[] = [];
    const nowMs = this.clock.monotonicMs();
    questions.forEach(({ accountId, address }, at) => {
      const parsed = parseAddress(address);
      if (parsed === null) return;
      const key = `${accountId} ${parsed.key}`;
      const known = this.known.get(key);
      if (known && nowMs - known.readAtMs < MAX_AGE_MS) answers[at] = known.verdict;
      else open.push({ at, key, question: { accountId, addressKey: parsed.key, domain: parsed.domain } });
    });
    if (open.length === 0) return answers;
    const { changes } = this;
    const proofs = await this.reader.proofsOf(open.map(({ question }) => question));
    open.forEach(({ at, key, question }, i) => {
      const verdict = judge(question, proofs.get(i));
      answers[at] = verdict;
      if (verdict.allowed && changes === this.changes) this.keep(key, { verdict, readAtMs: nowMs });
    });
    return answers;
  }

  /** Something was taken away: nothing read before it may be answered again by this process. */
  forget(): void {
    this.changes += 1;
    this.known.clear();
  }

  private keep(key: string, known: Known): void {
    if (this.known.size >= MAX_ENTRIES) this.known.clear();
    this.known.set(key, known);
  }
}

function judge({ addressKey, domain }: SenderQuestion, proof: SenderProof | undefined): SenderVerdict {
  return senderAllowed(addressKey, {
    verifiedAddresses: new Set(proof?.byAddress ? [addressKey] : []),
    verifiedDomains: new Set(proof?.byDomain ? [domain] : []),
  });
}
