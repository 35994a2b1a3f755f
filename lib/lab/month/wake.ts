/** What ends a rest of the watch: a ping was sent before the one before it was answered, or something is done to the link. */
export type Reason = 'unanswered' | 'disturbance';

/** Ends a rest, and says why; a call outside a rest has no effect. */
export class Wake {
  private resume: (reason: Reason) => void = () => undefined;

  call(reason: Reason): void {
    this.resume(reason);
  }

  /** Resolves at the next call. */
  next(): Promise<Reason> {
    return new Promise((resolve) => {
      this.resume = resolve;
    });
  }
}
