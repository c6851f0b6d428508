import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import type { Artifact, ArtifactKind } from './artifact'
import { findProject } from './find-project'

/** Who loads it, in a word, and when. `beside`: the project of the manifest that lies in the same folder, if any does. */
export type Loaded = Readonly<{ by: string; now: Date; beside?: string | null }>

/** What came of it, in a sentence, and whether something is held now that was not. */
export type Keeping = Readonly<{ kept: boolean; project: string | null; message: string }>

/** Of what the results are in which nothing is known of any test or source. */
const TOLD = { run_results: 'tests', sources: 'sources' } as const

/**
 * Keeps a file in place of the one of its project and kind, unless the same is held already, or it says nothing. Throws
 * `bad_file` where a newer one is held, and for results of which no manifest that is held knows what they are about.
 */
export function keepArtifact(db: Db, artifact: Artifact, loaded: Loaded): Promise<Keeping> {
  return db.$transaction(async (tx) => {
    const { kind } = artifact
    if (kind !== 'manifest' && Object.keys(artifact.content).length === 0) {
      const message = `This ${kind}.json says nothing of ${TOLD[kind]}; what is held stays.`
      return { kept: false, project: null, message }
    }
    const project = await findProject(tx, artifact, loaded.beside ?? null)
    const kept = await keep(tx, { ...artifact, project }, loaded)
    const what = `${kind}.json of ${project}`
    return { kept, project, message: kept ? `Loaded ${what}.` : `This ${what} was held already.` }
  })
}

async function keep(
  tx: DbOrTransaction,
  { project, kind, generatedAt, content }: Artifact & Readonly<{ project: string }>,
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
