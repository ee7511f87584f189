interface Waiting<Question, Answer> {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Questions of many callers, asked together: whatever comes while one round runs goes into the next. Nobody waits for a
 * round to fill, and a round that fails fails for those who were in it. `askAll` answers in the order of its questions.
 */
export class AskedTogether<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];
  private running = false;

  constructor(
    private readonly askAll: (questions: Question[]) => Promise<readonly Answer[]>,
    private readonly most = 100,
  ) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      if (this.running) return;
      this.running = true;
      // In the next turn, so that all who ask in this one are on board.
      setImmediate(() => void this.rounds());
    });
  }

  private async rounds(): Promise<void> {
    while (this.waiting.length > 0) await this.round(this.waiting.splice(0, this.most));
    this.running = false;
  }

  private async round(asking: Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.askAll(asking.map(({ question }) => question));
      for (const [i, one] of asking.entries()) one.resolve(answers[i]!);
    } catch (error) {
      for (const one of asking) one.reject(error);
    }
  }
}
