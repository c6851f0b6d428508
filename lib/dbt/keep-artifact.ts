import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import type { Artifact, ArtifactKind } from './artifact'

/** Who loads it, in a word, and when. */
export type Loaded = Readonly<{ by: string; now: Date }>

/**
 * Keeps a file in place of the one of its project and kind; false where the same is held already. Throws `bad_file` where
 * a newer one is held, and for results of a project whose manifest is not.
 */
export function keepArtifact(db: Db, artifact: Artifact, loaded: Loaded): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await requireManifest(tx, artifact)
    return keep(tx, artifact, loaded)
  })
}

async function requireManifest(tx: DbOrTransaction, { project, kind }: Artifact): Promise<void> {
  if (kind === 'manifest' || (await getGeneratedAt(tx, project, 'manifest')) !== null) return
  throw new TundishError(
    'bad_file',
    `Load the manifest.json of ${project} first: without it nobody knows what this ${kind}.json is about.`,
  )
}

async function keep(
  tx: DbOrTransaction,
  { project, kind, generatedAt, content }: Artifact,
  { by, now }: Loaded,
): Promise<boolean> {
  const held = await getGeneratedAt(tx, project, kind)
  if (held !== null && held > generatedAt) {
    const [older, newer] = [generatedAt, held].map((at) => `${formatMoment(at, 'UTC')} UTC`)
    throw new TundishError(
      'bad_file',
      `This ${kind}.json of ${project} was written on ${older}; the one that is held is newer, of ${newer}.`,
    )
  }
  if (held?.getTime() === generatedAt.getTime()) return false
  const data = {
    generatedAt,
    loadedAt: now,
    loadedBy: by,
    // Read back by what wrote it, and by nothing else.
    content: content as unknown as Prisma.InputJsonValue,
  }
  await tx.dbtArtifact.upsert({
    where: { project_kind: { project, kind } },
    create: { project, kind, ...data },
    update: data,
  })
  return true
}

async function getGeneratedAt(
  tx: DbOrTransaction,
  project: string,
  kind: ArtifactKind,
): Promise<Date | null> {
  const held = await tx.dbtArtifact.findUnique({
    where: { project_kind: { project, kind } },
    select: { generatedAt: true },
  })
  return held?.generatedAt ?? null
}

/** Forgets all files of a project; false where none is held. */
export async function removeProject(db: DbOrTransaction, project: string): Promise<boolean> {
  const { count } = await db.dbtArtifact.deleteMany({ where: { project } })
  return count > 0
}
