/** What moves a share, -1 to 1, and where its details are; `key` names it in the address. */
export type WaterfallPart = Readonly<{
  key: string
  label: string
  change: number
  text: string
  href: string
}>

/** A bar between two shares, in the order in which they lie. */
export type WaterfallBar = WaterfallPart & Readonly<{ from: number; to: number }>

/** Each part begins where the one before it ended. */
export function toWaterfallBars(start: number, parts: readonly WaterfallPart[]): WaterfallBar[] {
  let at = start
  return parts.map((part) => {
    const from = at
    at += part.change
    return { ...part, from, to: at }
  })
}
