import { badFile } from '@/lib/errors'
import { KIND_BYTES, kindOf } from './kind'
import { openZip } from './read-zip'
import { readSample } from './sample'
import { toPlace } from './scratch'
import type { Container, Progress, Source } from './source'
import { gunzip, unzstd } from './unpack'

/** A member that holds records, or why it cannot be read. */
export type Found = Readonly<{ source: Source } & ({ kind: 'parquet' | 'text' } | { problem: unknown })>

/** `scratch`: the folder for what has to be unpacked to the disk; null: the system's. */
export type ListOptions = Readonly<{ progress: Progress; scratch: string | null }>

const DEEPEST = 4

/** What a file holds when all it is packed in is taken off, in its order. A member is readable until the next one is asked for. */
export async function* listSources(source: Source, options: ListOptions): AsyncGenerator<Found> {
  if (source.containers.length > DEEPEST) {
    yield { source, problem: badFile(`it is packed more than ${DEEPEST} times over; unpack it first`) }
    return
  }
  const { bytes, problem } = await readSample(source, KIND_BYTES)
  if (bytes.length === 0) {
    if (problem !== null) yield { source, problem }
    return
  }
  const kind = kindOf(bytes)
  if (kind === 'gzip') yield* listSources(within(source, 'gzip', gunzip), options)
  else if (kind === 'zstd') yield* listSources(within(source, 'zstd', unzstd), options)
  else if (kind === 'zip') yield* listZip(source, options)
  else if (typeof kind === 'string') yield { source, kind }
  else yield { source, problem: badFile(kind.notTaken) }
}

function within(
  source: Source,
  container: Container,
  unpack: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): Source {
  return {
    member: source.member,
    containers: [...source.containers, container],
    open: () => unpack(source.open()),
    place: null,
  }
}

async function* listZip(source: Source, options: ListOptions): AsyncGenerator<Found> {
  const isFile = source.containers.length === 0
  try {
    const { place, remove } = await toPlace(source, options.scratch)
    try {
      const zip = await openZip(place, isFile ? options.progress : null)
      try {
        if (zip.members.length === 0) throw badFile('it holds no files')
        for (const { path, open } of zip.members) {
          const member = isFile ? path : `${source.member}/${path}`
          yield* listSources(
            { member, containers: [...source.containers, 'zip'], open, place: null },
            options,
          )
        }
      } finally {
        await zip.close()
      }
    } finally {
      await remove()
    }
  } catch (problem) {
    yield { source, problem }
  }
}
