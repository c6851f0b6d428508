import { cache } from 'react'
import { type ReadNodeDocs, readNodeDocs } from '@/lib/lineage/read-lineage'
import { requireAccess } from '../../../../_access/visitor'
import { toAsked } from '../../read-lineage-here'

/** A node as the address has it, read once a request; null where there is none. Throws as `requireAccess` does. */
export const askNode = cache(async (inAddress: string): Promise<ReadNodeDocs | null> => {
  const access = await requireAccess('viewer')
  const id = decode(inAddress)
  return id === null ? null : readNodeDocs(access.db, id, toAsked(access))
})

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
