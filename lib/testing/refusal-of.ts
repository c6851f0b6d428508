import { WrongField } from '@/lib/forms/form'

/** The field that a form is refused for and the sentence that says why; null where it is taken. */
export function refusalOf(parse: () => unknown): Readonly<{ field: string; problem: string }> | null {
  try {
    parse()
    return null
  } catch (error) {
    if (error instanceof WrongField) return { field: error.field, problem: error.message }
    throw error
  }
}
