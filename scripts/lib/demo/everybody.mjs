/** Who is signed in. A session lasts minutes of the machine, and on a busy one the story takes longer. */
const AFTER_MS = 8 * 60_000;

export class Everybody {
  #since = performance.now();

  /** `people` sign in by `signIn()`; those who say that they are not here have not come yet. */
  constructor(people) {
    this.people = people;
  }

  async signIn() {
    for (const person of this.people) if (person.isHere !== false) await person.signIn();
    this.#since = performance.now();
  }

  async stayHere() {
    if (performance.now() - this.#since > AFTER_MS) await this.signIn();
  }
}
