/** One step of a path into a record: a name, or the key of an entry in a list of key and value. */
type PathStep = Readonly<{ kind: 'name' | 'key'; name: string }>

/** A path as it is walked. `around`: it begins at the record around an element of `each`. */
export type Path = Readonly<{ around: boolean; steps: readonly PathStep[] }>

const STEP = /^(?:(@)?\[(.*?)\](?=$|[.@[])|(@)?([^.@[\]]+))\.?/

/** See `mappingSchema`'s path; `.` alone has no steps, and is the value itself. Null where brackets or dots are amiss. */
export function parsePath(text: string): Path | null {
  const around = text.startsWith('^')
  let rest = around ? text.slice(1) : text
  if (rest === '.') return { around, steps: [] }
  const steps: PathStep[] = []
  while (rest !== '') {
    const match = STEP.exec(rest)
    if (!match) return null
    const [whole, keyed, bracketed, plainKeyed, plain] = match
    steps.push({ kind: (keyed ?? plainKeyed) ? 'key' : 'name', name: bracketed ?? plain ?? '' })
    rest = rest.slice(whole.length)
    if (whole.endsWith('.') && rest === '') return null
  }
  return steps.length > 0 ? { around, steps } : null
}

/** A path's text, of the names on its way. */
export function toPath(names: readonly string[]): string {
  return names.map(toStep).join('.')
}

/** A step of a path that is a name. */
export function toStep(name: string): string {
  return name === '' || /[.@[\]]|^\^/.test(name) ? `[${name}]` : name
}
