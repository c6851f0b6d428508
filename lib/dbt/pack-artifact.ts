import { promisify } from 'node:util'
import { gunzip, gzipSync } from 'node:zlib'
import type { Prisma } from '@/lib/db'
import type { PackedArtifact } from './artifact'
import { parseArtifact } from './parse-artifact'

const unzip = promisify(gunzip)

/**
 * A file of dbt as it is stored. It takes a second for the largest, in which nothing else is done: servers ask
 * `readArtifact`. Throws `bad_file`.
 */
export function packArtifact(text: string): PackedArtifact {
  const { content, ...artifact } = parseArtifact(text)
  const json = JSON.stringify(content)
  return {
    ...artifact,
    isEmpty: Object.keys(content).length === 0,
    packed: new Uint8Array(gzipSync(json, { level: 3 })),
  }
}

/** What a row of dbt_artifact holds: packed, or as JSON where it was stored before files were packed. */
export async function unpackContent({
  content,
  packed,
}: Readonly<{ content: Prisma.JsonValue; packed: Uint8Array | null }>): Promise<unknown> {
  return packed === null ? content : JSON.parse(String(await unzip(packed)))
}
