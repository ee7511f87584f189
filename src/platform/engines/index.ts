export { checkPostgres, checkRedis, checkServers } from './check-servers.js';
export { placePostgresData } from './place-data.js';
export { EngineError } from './engine-error.js';
export { findEngines, stateDirectory } from './find-engines.js';
export {
  endAbandonedEngines,
  enginesOptionsFrom,
  repositoryRoot,
  startEngines,
  type Engines,
  type EnginesOptions,
} from './start-engines.js';
