/** Who signs in: a user of an account, or a member of staff, who belongs to none. */
export type SessionOwner = { kind: 'user'; accountId: string; userId: string } | { kind: 'staff'; staffId: string };

export function personIdOf(owner: SessionOwner): string {
  return owner.kind === 'user' ? owner.userId : owner.staffId;
}

export function accountIdOf(owner: SessionOwner): string | null {
  return owner.kind === 'user' ? owner.accountId : null;
}
