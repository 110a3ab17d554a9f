// How long is waited, in milliseconds: for a reader who types, for a slow line, for a lost one.

/** After so long without a key, what is typed is searched for. */
export const PAUSE = 120;

/** After so long, a reader is told that the answer is on its way. */
export const SLOW = 300;

const RETRIES = [2_000, 6_000, 15_000];

/** Trying again what a lost line kept from being done: ever later, and when the line is back. */
export class Retries {
  /** @param {() => void} again */
  constructor(again) {
    this.again = again;
    this.made = 0;
    this.isLost = false;
    addEventListener("online", () => this.isLost && again());
  }

  /**
   * Plans to try again, if that may help. Whether it is planned is told.
   * @param {import("./faults.mjs").Kind} kind what it failed for
   */
  plan(kind) {
    this.hold();
    this.isLost = kind === "offline";
    if (!this.isLost || this.made === RETRIES.length) return false;
    this.timer = setTimeout(this.again, RETRIES[this.made]);
    this.made += 1;
    return true;
  }

  /** Holds back what is planned, as it is tried anyway. */
  hold() {
    clearTimeout(this.timer);
  }

  /** There is nothing left to try again. */
  end() {
    this.hold();
    this.made = 0;
    this.isLost = false;
  }
}
