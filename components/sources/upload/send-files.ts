/** Less than any server in front takes at once, as it is set at first. */
const PIECE_BYTES = 1_000_000
const TRIES = 3

export type SendProgress = Readonly<{ sentBytes: number; totalBytes: number }>

/** A sentence of why files were not taken. */
export class NotTaken extends Error {}

/**
 * Sends files piece by piece and returns the id of their upload. A piece that is lost on the way is sent again. Throws
 * `NotTaken` with the sentence of the server, and what `signal` throws.
 */
export async function sendFiles(
  files: readonly File[],
  { signal, onProgress }: Readonly<{ signal: AbortSignal; onProgress: (progress: SendProgress) => void }>,
): Promise<string> {
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0)
  const announced = files.map(({ name, size }) => ({ name, bytes: size }))
  const { upload } = await post('', JSON.stringify(announced), signal)
  let sentBytes = 0
  onProgress({ sentBytes, totalBytes })
  for (const [number, file] of files.entries()) {
    for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
      const piece = file.slice(offset, offset + PIECE_BYTES)
      await post(`?upload=${upload}&file=${number}&offset=${offset}`, piece, signal)
      sentBytes += piece.size
      onProgress({ sentBytes, totalBytes })
    }
  }
  return upload
}

async function post(search: string, body: BodyInit, signal: AbortSignal): Promise<{ upload: string }> {
  for (let tried = 1; ; tried += 1) {
    signal.throwIfAborted()
    try {
      const answer = await fetch(`/api/uploads${search}`, { method: 'POST', body, signal })
      const said = await answer.json()
      if (answer.ok) return said
      throw new NotTaken(String(said.error?.message))
    } catch (error) {
      if (error instanceof NotTaken || signal.aborted) throw error
      if (tried === TRIES) throw new NotTaken('The server did not answer; send the files again.')
      await new Promise((resolve) => setTimeout(resolve, 1_000 * tried))
    }
  }
}
