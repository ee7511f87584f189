export {
  ACCOUNT_ROLES,
  type AccountRole,
  KEY_SCOPES,
  type KeyScope,
  PERMISSIONS,
  STAFF_ROLES,
  type StaffRole,
} from '../../../contracts/roles.js';
