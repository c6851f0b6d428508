import type { Db } from '@/lib/db'
import { getFreshness } from '@/lib/store/freshness'
import { type LineageAsked, readLineageInput } from './read-lineage'
import { type NodeDocs, toNodeDocs } from './to-node-docs'

export type ReadNodeDocs = NodeDocs &
  Readonly<{
    /** When the numbers of a page or report were last brought up to date; null for what shows none, or before that. */
    refreshedAt: Date | null
  }>

/** What there is to say of a node of the lineage by its id; null where there is none. */
export async function readNodeDocs(
  db: Db,
  id: string,
  asked: Omit<LineageAsked, 'isWhole'>,
): Promise<ReadNodeDocs | null> {
  const [input, { refreshedAt }] = await Promise.all([
    readLineageInput(db, { ...asked, isWhole: true }),
    getFreshness(db),
  ])
  const docs = toNodeDocs(input, id)
  return docs && { ...docs, refreshedAt: docs.node.layer === 'reports' ? refreshedAt : null }
}
