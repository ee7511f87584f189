/** Who runs the demo's installation. */
export const OPERATOR = { email: 'operator@posthorn.localhost', password: 'the quick brown operator' };
