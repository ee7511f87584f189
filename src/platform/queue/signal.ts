/** A wake-up inside one process: raised any number of times, noticed once. */
export class Signal {
  private raised = false;
  private wake: (() => void) | null = null;

  raise(): void {
    this.raised = true;
    this.wake?.();
  }

  /** Resolves at the next raise (at once if one is pending) or after `timeoutMs`; one waiter at a time. */
  async wait(timeoutMs: number): Promise<void> {
    if (!this.raised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = null;
    }
    this.raised = false;
  }
}
