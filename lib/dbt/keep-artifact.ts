import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { badFile, type TundishError } from '@/lib/errors'
import { formatMoment } from '@/lib/format/format-day'
import { MINUTE_MS } from '@/lib/time/duration'
import type { Manifest, PackedArtifact } from './artifact'
import { unpackContent } from './pack-artifact'
import { isPossible, writtenSql } from './written'

/** Who loads it, in a word, and when. `beside`: the project of the manifest that lies in the same folder, if any does. */
export type Loaded = Readonly<{ by: string; now: Date; beside?: string | null }>

/** What came of it, in a sentence, and whether something is held now that was not. */
export type Keeping = Readonly<{ kept: boolean; project: string | null; message: string }>

/** Of what the results are in which nothing is known of any test or source. */
const TOLD = { run_results: 'tests', sources: 'sources' } as const

/** On the embedded database the transactions of others come first, one after the other. */
const TRANSACTION = { timeout: MINUTE_MS, maxWait: MINUTE_MS }

/**
 * Keeps a file in place of the one of its project and kind, unless the same is held already, or it says nothing. Throws
 * `bad_file` where a newer one is held, for one that says it was written when no file can have been, and for results of
 * which no manifest that is held knows what they are about.
 */
export async function keepArtifact(db: Db, artifact: PackedArtifact, loaded: Loaded): Promise<Keeping> {
  const { kind, generatedAt } = artifact
  if (kind !== 'manifest' && artifact.isEmpty) {
    const message = `This ${kind}.json says nothing of ${TOLD[kind]}; what is held stays.`
    return { kept: false, project: null, message }
  }
  if (!isPossible(generatedAt, loaded.now)) throw impossible(artifact, loaded.now)
  return db.$transaction(async (tx) => {
    const project = await findProject(tx, artifact, loaded.beside ?? null)
    const kept = await keep(tx, { ...artifact, project }, loaded)
    const what = `${kind}.json of ${project}`
    return { kept, project, message: kept ? `Loaded ${what}.` : `This ${what} was held already.` }
  }, TRANSACTION)
}

function impossible({ kind, generatedAt }: PackedArtifact, now: Date): TundishError {
  const why = generatedAt > now ? `and it is ${say(now)}` : 'before there was any dbt'
  return badFile(
    `This ${kind}.json says that it was written on ${say(generatedAt)}, ${why}; the clock of one of the machines is wrong.`,
  )
}

const say = (at: Date) => `${formatMoment(at, 'UTC')} UTC`

async function keep(
  tx: DbOrTransaction,
  { project, kind, generatedAt, packed }: PackedArtifact & Readonly<{ project: string }>,
  { by, now }: Loaded,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ generatedAt: Date | null }[]>`
    select ${writtenSql(now)}
    from dbt_artifact
    where project = ${project} and kind = ${kind}`
  // Null where no such file is held, too: any other may take its place.
  const held = row?.generatedAt ?? null
  if (held !== null && held > generatedAt) {
    throw badFile(
      `This ${kind}.json of ${project} was written on ${say(generatedAt)}; the one that is held is newer, of ${say(held)}.`,
    )
  }
  if (held?.getTime() === generatedAt.getTime()) return false
  const data = { generatedAt, loadedAt: now, loadedBy: by, content: Prisma.DbNull, packed }
  await tx.dbtArtifact.upsert({
    where: { project_kind: { project, kind } },
    create: { project, kind, ...data },
    update: data,
  })
  return true
}

/**
 * The project that a file is of. Results do not say it, and what they are about may be of a package: it is the project
 * whose manifest knows the most of that; where several do, `beside` if it is among them. Throws `bad_file` where none or
 * nobody knows which.
 */
async function findProject(
  tx: DbOrTransaction,
  { kind, project, about }: PackedArtifact,
  beside: string | null,
): Promise<string> {
  if (kind === 'manifest' && project !== null) return project
  const held = await tx.dbtArtifact.findMany({
    where: { kind: 'manifest', ...(project !== null && { project }) },
    select: { project: true, content: true, packed: true },
    orderBy: { project: 'asc' },
  })
  // Written by keepArtifact alone.
  const known = await Promise.all(
    held.map(async (row) => countKnown((await unpackContent(row)) as Manifest, about)),
  )
  const most = Math.max(1, ...known)
  const names = held.filter((_, index) => known[index] === most).map((row) => row.project)
  const [found] = names.filter((name) => names.length === 1 || name === beside)
  if (found !== undefined) return found
  if (names.length === 0) {
    throw badFile(
      `Load the manifest.json of ${project ?? 'its project'} first: without it nobody knows what this ${kind}.json is about.`,
    )
  }
  throw badFile(
    `This ${kind}.json may be of ${names.join(' or of ')}, which know the same of what it is about. Load it in the terminal, behind the manifest.json of its project: tundish dbt load manifest.json ${kind}.json.`,
  )
}

function countKnown({ nodes, tests }: Manifest, about: readonly string[]): number {
  const known = new Set([...nodes, ...tests].map(({ id }) => id))
  return about.filter((id) => known.has(id)).length
}

/** Forgets all files of a project; false where none is held. */
export async function removeProject(db: DbOrTransaction, project: string): Promise<boolean> {
  const { count } = await db.dbtArtifact.deleteMany({ where: { project } })
  return count > 0
}
