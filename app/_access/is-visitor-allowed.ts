import { isAllowed, type Role } from '@/lib/query/role'
import type { Visitor } from './visitor'

/** Whether this visitor may do what `need` says; in local mode everything. For what is shown: `requireAccess` decides. */
export function isVisitorAllowed(visitor: Visitor, need: Role): boolean {
  return visitor.kind === 'local' || isAllowed(visitor.role, need)
}
