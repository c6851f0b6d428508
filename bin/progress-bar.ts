const WIDTH = 30
const EVERY_MS = 80

type ProgressBar = Readonly<{ show: (share: number, what: string) => void; clear: () => void }>

/** Does long work beside a bar on a terminal, which is erased at the end; there is none where standard error is no terminal. */
export async function withProgressBar<T>(
  stream: NodeJS.WriteStream,
  work: (show: ProgressBar['show']) => Promise<T>,
): Promise<T> {
  const bar = openProgressBar(stream)
  try {
    return await work(bar.show)
  } finally {
    bar.clear()
  }
}

function openProgressBar(stream: NodeJS.WriteStream): ProgressBar {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  let shownAt = 0
  return {
    show: (share, what) => {
      const now = performance.now()
      if (now - shownAt < EVERY_MS) return
      shownAt = now
      const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH)
      const percent = String(Math.floor(share * 100)).padStart(3)
      const line = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} %  ${what}`
      stream.write(`\r\u001b[K${line.slice(0, Math.max(10, (stream.columns ?? 80) - 1))}`)
    },
    clear: () => {
      if (shownAt > 0) stream.write('\r\u001b[K')
    },
  }
}
