/** A product that can be chosen. */
export type ProductChoice = Readonly<{
  id: string
  /** What people read: unlike that of every other product. */
  label: string
  /** What asks for it in a field of one line: its name where that is its own and can be typed, else its id. */
  typed: string
}>
