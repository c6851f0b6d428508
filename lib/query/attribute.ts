/**
 * What is known of every session without anybody saying it, with its values. These names stand for that alone: an attribute
 * that is called the same is written in quotes.
 */
export const DERIVED = {
  visitor: ['new', 'returning'],
  weekday: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
} as const

/** What units are told apart by where nothing is said: every session has one, and it is read fast. */
export const USUAL_BREAKDOWN = 'weekday'

export type DerivedName = keyof typeof DERIVED

/** What a session can be told apart by beside its attributes: what it met. */
const MET = ['product', 'category'] as const

/** A name in a question as it is written, whoever wrote it otherwise; null for what is none. */
export function parseName(text: string): string | null {
  const word = readWord(text)
  if (word === null) return null
  return isReserved(text) ? text : nameAttribute(word)
}

/** One name, or two, of what units are told apart by: `device`, `device, channel`; null where it is none, or the same twice. */
export function parseBreakdown(text: string): string | null {
  const names = text.length > LONGEST ? [] : splitWords(text, ',').map(parseName)
  const isRead = names.every((name) => name !== null)
  return isRead && names.length <= 2 && new Set(names).size === names.length ? names.join(', ') || null : null
}

const LONGEST = 400

/** An attribute as questions name it: in quotes where its name would be read as something else. */
export function nameAttribute(name: string): string {
  return isReserved(name) ? toQuoted(name) : writeWord(name)
}

/** The attribute that a name in a question means; null where it means something else. */
export function attributeOf(name: string): string | null {
  return isReserved(name) ? null : readWord(name)
}

export function isDerived(name: string): name is DerivedName {
  return Object.hasOwn(DERIVED, name)
}

/** Whether it is told apart by products, of which a session may have met several. */
export function isMet(name: string): name is (typeof MET)[number] {
  return MET.some((met) => met === name)
}

function isReserved(name: string): boolean {
  return isDerived(name) || isMet(name)
}

/** A name or value within a sentence: in quotes, which are doubled inside, where it would be read as something else. */
export function writeWord(text: string): string {
  return /^[^\s",;](?:[^",;\p{Cc}]*[^\s",;])?$/u.test(text) && !MEANT.test(text) ? text : toQuoted(text)
}

/** Words of the sentence itself. */
const MEANT = /^unknown$|^not$|^not\s|\sis\s/

function toQuoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** What `writeWord` wrote; null for what is no word. */
export function readWord(text: string): string | null {
  if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"')
  return text === '' || /[",;]/.test(text) ? null : text
}

/** The parts of a text between separators that stand outside of quotes, without blanks around them. */
export function splitWords(text: string, separator: ';' | ','): string[] {
  return text.split(new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`)).map((part) => part.trim())
}
