/** A physical line without its newline; `number` counts from 1. Of a line that is too long, only its beginning. */
export type Line = Readonly<{ number: number; bytes: Buffer; tooLong: boolean }>

export const LONGEST_LINE_BYTES = 1_000_000
const KEPT_OF_TOO_LONG = 1_000
const NEWLINE = 0x0a

/** Cuts bytes into lines, as many at a time as each chunk completes. Memory is bounded by the longest line. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let number = 0
  let rest: Buffer = Buffer.alloc(0)
  let skipped = 0
  const toLine = (piece: Buffer): Line => {
    number += 1
    const tooLong = skipped + piece.length > LONGEST_LINE_BYTES
    skipped = 0
    return { number, bytes: tooLong ? piece.subarray(0, KEPT_OF_TOO_LONG) : piece, tooLong }
  }
  for await (const chunk of bytes) {
    const lines: Line[] = []
    let buffer: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk)
    for (let end = buffer.indexOf(NEWLINE); end >= 0; end = buffer.indexOf(NEWLINE)) {
      lines.push(toLine(buffer.subarray(0, end)))
      buffer = buffer.subarray(end + 1)
    }
    rest = buffer
    if (rest.length > LONGEST_LINE_BYTES) {
      skipped += rest.length - KEPT_OF_TOO_LONG
      rest = rest.subarray(0, KEPT_OF_TOO_LONG)
    }
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0) yield [toLine(rest)]
}
