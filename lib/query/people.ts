import type { Funnel } from '@/lib/funnel/definition'
import { placeOfKey } from '@/lib/funnel/steps'
import { type RawParameters, readFirst } from './request/parse-parameters'

/** Which of those that a question counts: all that reached the step at `place`, from 0, or a later one, or those that came no further. */
export type Behind = Readonly<{ place: number; isLost: boolean }>

/** What an address asks for; the first step where it names none that there is. */
export function readBehind(raw: RawParameters, funnel: Funnel): Behind {
  const place = placeOfKey(funnel, readFirst(raw, 'step') ?? '')
  return { place: Math.max(0, place), isLost: readFirst(raw, 'lost') === '1' }
}

/** What says the same in an address. */
export function toBehindChanges({ steps }: Funnel, { place, isLost }: Behind) {
  return { step: steps[place]?.key ?? null, lost: isLost ? '1' : null, page: null }
}

/** `added a product to the cart and came no further`. */
export function sayBehind({ steps }: Funnel, { place, isLost }: Behind): string {
  const did = steps[place]?.words.did ?? ''
  return isLost ? `${did} and came no further` : did
}

/** `device: phone; channel: ads`. */
export function sayAttributes(attributes: Readonly<Record<string, string | null>>): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
    .join('; ')
}
