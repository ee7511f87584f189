export { checkServers } from './check-servers.js';
export { EngineError } from './engine-error.js';
export {
  endAbandonedEngines,
  enginesOptionsFrom,
  startEngines,
  type Engines,
  type EnginesOptions,
} from './start-engines.js';
