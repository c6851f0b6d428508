import type { Db } from '@/lib/db'
import type { Actor } from '@/lib/store/audit'
import { createLink, type NewLink } from '@/lib/store/share-links'
import type { Frozen } from './frozen'
import { keepFrozen } from './keep-frozen'

/** Makes a link, and keeps with it what it shows where it is frozen: both or neither. Throws as `createLink` does. */
export function createShareLink(db: Db, actor: Actor, link: NewLink, frozen: Frozen | null): Promise<bigint> {
  return db.$transaction(async (tx) => {
    const id = await createLink(tx, actor, link)
    if (frozen) await keepFrozen(tx, id, frozen)
    return id
  })
}
