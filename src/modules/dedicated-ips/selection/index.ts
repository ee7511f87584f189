export { SelectionModule } from './selection.module.js';
export { EgressSnapshot } from './use-cases/egress-snapshot.js';
export { poolFault } from './use-cases/dry-run.query.js';
export type { EgressIp } from './rules/egress-table.js';
export {
  addressesOf,
  egressNow,
  type EgressQuestion,
  overflowOf,
  type Selected,
  selectEgress,
} from './rules/select-egress.js';
