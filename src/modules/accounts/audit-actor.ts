export type ActorType = 'user' | 'key' | 'staff' | 'system';

/** Who did it, and from where. Ids are wire ids, so that a reader can look them up. */
export interface Actor {
  type: ActorType;
  id: string | null;
  label?: string | null;
  ip?: string | null;
}
