const WIDTH = 30
const EVERY_MS = 80
const ERASE = '\r\u001b[K'

/** Does long work beside a bar on a terminal, which is erased at the end; there is none where standard error is no terminal. */
export async function withProgressBar<T>(
  work: (show: (share: number, what: string) => void) => Promise<T>,
): Promise<T> {
  const { stderr } = process
  let shownAt = 0
  const show = (share: number, what: string) => {
    const now = performance.now()
    if (!stderr.isTTY || now - shownAt < EVERY_MS) return
    shownAt = now
    const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH)
    const percent = String(Math.floor(share * 100)).padStart(3)
    const line = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} %  ${what}`
    stderr.write(`${ERASE}${line.slice(0, Math.max(10, (stderr.columns ?? 80) - 1))}`)
  }
  try {
    return await work(show)
  } finally {
    if (shownAt > 0) stderr.write(ERASE)
  }
}
