import { formatCsv } from '@/lib/format/sheet/format-csv'

/** A long list as CSV to keep, sent as its batches of lines come; `name` is without ending. What fails breaks the file off: it never ends short. */
export function streamCsv(
  name: string,
  header: readonly string[],
  batches: AsyncGenerator<string>,
): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (out) => out.enqueue(encoder.encode(formatCsv(header, []))),
    async pull(out) {
      const { value, done } = await batches.next()
      if (done) return out.close()
      out.enqueue(encoder.encode(value))
    },
    cancel: () => void batches.return(undefined),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="tundish-${name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
