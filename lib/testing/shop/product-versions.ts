import type { Db } from '@/lib/db'

/** One version of a product as a test says it: what it was, from when to when it was so. */
export type ProductVersion = Readonly<{
  id: string
  name?: string
  price?: number | null
  inventory?: number | null
  category?: string | null
  from: string
  to?: string | null
  isDeleted?: boolean
}>

/** Stores versions as a snapshot would have, by hand. */
export async function givenProductVersions(db: Db, versions: readonly ProductVersion[]): Promise<void> {
  await db.productSnapshot.createMany({
    data: versions.map((version, index) => ({
      id: version.id,
      name: version.name ?? version.id,
      price: version.price ?? null,
      inventory: version.inventory ?? null,
      category: version.category ?? null,
      dbtScdId: `${version.id} ${index}`,
      dbtUpdatedAt: new Date(version.from),
      dbtValidFrom: new Date(version.from),
      dbtValidTo: version.to ? new Date(version.to) : null,
      dbtIsDeleted: version.isDeleted ?? false,
    })),
  })
}
