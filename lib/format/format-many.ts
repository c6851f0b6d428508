import { formatCount } from './format-number'

/** `no links`, `1 version`, `3,000 versions`: of a noun that takes an s. */
export function formatMany(many: number, noun: string): string {
  if (many === 0) return `no ${noun}s`
  return many === 1 ? `1 ${noun}` : `${formatCount(many)} ${noun}s`
}
