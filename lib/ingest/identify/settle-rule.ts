import type { SignIn } from './find-sign-ins'
import { keyOfPart, type Part } from './part-sql'

/** A checkout of an order that is stored, and whose order it is. */
export type OwnedCheckout = Part & Readonly<{ eventId: string; ownerId: string }>

/** Whose the events of a part are. */
export type SettledPart = Part & Readonly<{ userId: string }>

/** A checkout that is somebody else's than the part it is in. */
export type SettledCheckout = Readonly<{ eventId: string; userId: string }>

export type Settled = Readonly<{
  parts: readonly SettledPart[]
  checkouts: readonly SettledCheckout[]
}>

/**
 * Whose parts are. The two of a sign-in are one person: the one that the shop knows by name, else the later. An id that the
 * source tied to another is that one's (`persons`). Where all orders that this person checked out there belong to one user, all
 * is that user's; where they belong to several, each checkout alone is its order's user's. `parts` holds both parts of each sign-in, `checkouts` all of theirs.
 */
export function settleParts(
  parts: readonly Part[],
  signIns: readonly SignIn[],
  checkouts: readonly OwnedCheckout[],
  persons: ReadonlyMap<string, string> = new Map(),
): Settled {
  const signInOf = new Map(signIns.map((signIn) => [keyOfPart(signIn), signIn]))
  const personOf = (part: Part) => {
    const signIn = signInOf.get(keyOfPart(part))
    const id = signIn ? toPerson(signIn) : part.givenUserId
    return persons.get(id) ?? id
  }
  const keyOfPerson = (part: Part) => JSON.stringify([part.sessionId, personOf(part)])
  const owners = new Map<string, Set<string>>()
  for (const checkout of checkouts) {
    const key = keyOfPerson(checkout)
    owners.set(key, (owners.get(key) ?? new Set()).add(checkout.ownerId))
  }
  return {
    parts: parts.map((part) => {
      const [owner, ...others] = owners.get(keyOfPerson(part)) ?? []
      const userId = owner !== undefined && others.length === 0 ? owner : personOf(part)
      return { ...part, userId }
    }),
    checkouts: checkouts.map(({ eventId, ownerId }) => ({ eventId, userId: ownerId })),
  }
}

function toPerson({ givenUserId, partner, isKnown, isPartnerKnown, isPartnerLater }: SignIn): string {
  const isPartner = isKnown === isPartnerKnown ? isPartnerLater : isPartnerKnown
  return isPartner ? partner : givenUserId
}
