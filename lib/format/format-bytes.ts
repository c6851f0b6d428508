const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A size for eyes, in powers of 1,000 with two or three digits: `812 bytes`, `1.4 MB`, `53 GB`. */
export function formatBytes(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1_000
    unit += 1
  }
  const text = unit === 0 || size >= 9.95 ? String(Math.round(size)) : size.toFixed(1)
  return `${text} ${unit === 0 && bytes === 1 ? 'byte' : UNITS[unit]}`
}
