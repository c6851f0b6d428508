const LONGEST = 60

/** Somebody's text within a sentence: its beginning, in quotes, with what cannot be written escaped. */
export function quote(text: string): string {
  return JSON.stringify(text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`)
}
