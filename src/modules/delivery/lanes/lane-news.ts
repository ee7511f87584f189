/** What came into a lane since somebody looked, and who listens for it while he waits for something else. */
export class LaneNews {
  private isNew = false;
  private readonly listening = new Set<() => void>();

  /** Something came. */
  come(): void {
    this.isNew = true;
  }

  /** Answers whether one of those who listen hears of it. */
  tellOne(): boolean {
    for (const notice of this.listening) {
      notice();
      return true;
    }
    return false;
  }

  /** Nobody has to wait for anything any more. */
  end(): void {
    for (const notice of [...this.listening]) notice();
  }

  /** True once after each time that something came. */
  take(): boolean {
    const { isNew } = this;
    this.isNew = false;
    return isNew;
  }

  /** Calls at the next time, unless another one hears it; answers how to listen no longer. */
  whenCome(notice: () => void): () => void {
    this.listening.add(notice);
    return () => void this.listening.delete(notice);
  }
}
