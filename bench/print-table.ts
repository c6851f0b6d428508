/** Prints rows under a headline, columns as wide as their widest cell, as a Markdown table. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, column, widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => '-'.repeat(width - (column ? 1 : 0)) + (column ? ':' : '')).join(' | ')} |`
  console.log(`\n## ${title}\n`)
  for (const text of [line(head), rule, ...rows.map(line)]) console.log(text)
}

function pad(text: string, column: number, width: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width)
}

export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`
  return ms >= 100 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(1)} ms`
}

/** How many times as long as ours the other one takes. */
export function formatRatio(otherMs: number, ourMs: number): string {
  const ratio = otherMs / ourMs
  return `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)}x`
}
