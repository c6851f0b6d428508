import { CalmBytes } from './calm-bytes'
import type { Source } from './source'

/** The beginning of a source. `isWhole`: there is no more; `problem`: why no more could be read, null where nothing is wrong. */
export type Sample = Readonly<{ bytes: Buffer; isWhole: boolean; problem: unknown }>

/** Reads at most `limit` bytes of a source. Never throws for what is wrong with it. */
export async function readSample(source: Source, limit: number): Promise<Sample> {
  const stream = new CalmBytes(source.open())
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of stream) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > limit)
      return { bytes: Buffer.concat(pieces).subarray(0, limit), isWhole: false, problem: null }
  }
  return { bytes: Buffer.concat(pieces), isWhole: stream.problem === null, problem: stream.problem }
}
