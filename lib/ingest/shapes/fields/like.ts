/** Longer addresses are looked at up to here. */
const LONGEST = 2_000

/**
 * Whether a text is like a pattern: `*` is anything but a slash, `**` anything at all, upper and lower case are alike. Of an
 * address only the path is looked at, with what comes before it: neither what follows `?` or `#` nor a slash at its end.
 */
export function compileLike(pattern: string): (text: string) => boolean {
  const tokens = pattern.toLowerCase().match(/\*\*+|\*|[^*]/gs) ?? []
  return (text) => matches(tokens, toBareAddress(text.slice(0, LONGEST)).toLowerCase())
}

/** Where to go on when what follows a star is not there: one character further into it. */
type Retry = { token: number; at: number }

function matches(tokens: readonly string[], text: string): boolean {
  let token = 0
  let at = 0
  let short: Retry | null = null
  let long: Retry | null = null
  while (at < text.length || token < tokens.length) {
    const wanted = tokens[token]
    if (wanted?.startsWith('*')) {
      token += 1
      if (wanted === '*') short = { token, at }
      else [long, short] = [{ token, at }, null]
    } else if (wanted !== undefined && wanted === text[at]) {
      token += 1
      at += 1
    } else {
      const retry: Retry | null = chooseRetry(short, long, text)
      if (!retry) return false
      retry.at += 1
      token = retry.token
      at = retry.at
    }
  }
  return true
}

function chooseRetry(short: Retry | null, long: Retry | null, text: string): Retry | null {
  if (short && short.at < text.length && text[short.at] !== '/') return short
  return long && long.at < text.length ? long : null
}

function toBareAddress(text: string): string {
  if (!text.includes('/')) return text
  const end = text.search(/[?#]/)
  const bare = end < 0 ? text : text.slice(0, end)
  return bare.length > 1 && bare.endsWith('/') ? bare.slice(0, -1) : bare
}
