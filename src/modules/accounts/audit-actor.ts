export type ActorType = 'user' | 'key' | 'staff' | 'system';

/** Who did it, and from where. Ids are wire ids, so that a reader can look them up. */
export interface Actor {
  type: ActorType;
  id: string | null;
  /** The name a reader knows the actor by; looked up when left out. */
  label?: string | null;
  ip?: string | null;
  /** The wire id of the person in whose place a member of staff acted. */
  onBehalfOf?: string | null;
}
