import type { NewAddress, NewUser } from '@/lib/ingest/write/new-row'
import { DAY_MS } from '@/lib/time/duration'
import type { Visitor } from './journey'
import { PERSONAS, type PersonaName } from './personas'
import type { Random } from './random'

const NEW_USER_SHARE = 0.27
/** Whoever comes again is one of the last so many. */
const RECENT_USERS = 3_000
/** Founding users signed up within so many days before the first. */
const FOUNDING_DAYS = 180
const PERSONA_NAMES = Object.keys(PERSONAS) as PersonaName[]
const PERSONA_WEIGHTS = PERSONA_NAMES.map((name) => PERSONAS[name].share)

export type Arrival = Readonly<{ visitor: Visitor; newUser: NewUser | null }>

export type Crowd = Readonly<{
  /** The users who were there before the first day. */
  founders: readonly NewUser[]
  /** Who starts a session at `moment`; call it in order of time, so that nobody comes before signing up. */
  draw: (moment: Date) => Arrival
}>

/** The people of the shop. The crowd keeps its mix of personas over time, so that true rates do not drift. */
export function createCrowd(
  random: Random,
  addresses: readonly NewAddress[],
  { founders, opensAt }: Readonly<{ founders: number; opensAt: Date }>,
): Crowd {
  const recent: Visitor[] = []
  const signUp = (moment: Date): Arrival => {
    const { visitor, newUser } = toNewcomer(random, addresses, moment)
    if (recent.length < RECENT_USERS) recent.push(visitor)
    else recent[random.int(RECENT_USERS)] = visitor
    return { visitor, newUser }
  }
  const foundingUsers = Array.from({ length: founders }, () => {
    const before = Math.floor(random.next() * FOUNDING_DAYS * DAY_MS)
    return signUp(new Date(opensAt.getTime() - before)).newUser
  })
  return {
    founders: foundingUsers.filter((user) => user !== null),
    draw: (moment) => {
      const known = random.chance(NEW_USER_SHARE) ? undefined : recent[random.int(recent.length)]
      return known ? { visitor: known, newUser: null } : signUp(moment)
    },
  }
}

function toNewcomer(random: Random, addresses: readonly NewAddress[], createdAt: Date) {
  const persona = PERSONA_NAMES[random.weighted(PERSONA_WEIGHTS)] ?? 'stroller'
  const addressId = addresses[random.int(addresses.length)]?.id ?? ''
  const id = random.id()
  const firstName = FIRST_NAMES[random.int(FIRST_NAMES.length)] ?? 'Ada'
  const lastName = LAST_NAMES[random.int(LAST_NAMES.length)] ?? 'Abbott'
  const email = `${firstName}.${lastName}.${id.slice(0, 8)}@demo.tundish.example`.toLowerCase()
  const updatedAt = createdAt
  const newUser = { id, firstName, lastName, email, phoneNumber: null, createdAt, updatedAt, addressId }
  return { visitor: { userId: id, persona, addressId }, newUser }
}

const FIRST_NAMES = 'Ada Ben Chloe Dario Emi Farid Greta Hugo Ines Jonas Kemi Lars'.split(' ')
const LAST_NAMES = 'Abbott Braun Costa Dubois Eriksen Fischer Garcia Horvat Ito Jansen'.split(' ')
const STREETS = ['Fern Lane', 'Moss Road', 'Cedar Street', 'Willow Way', 'Ivy Court']
const STATES = ['California', 'Oregon', 'Texas', 'New York', 'Ohio', 'Florida']

/** A made-up place to send parcels to. */
export function toAddress(random: Random): NewAddress {
  return {
    id: random.id(),
    address: `${1 + random.int(900)} ${STREETS[random.int(STREETS.length)] ?? 'Fern Lane'}`,
    zipcode: String(10_000 + random.int(89_999)),
    state: STATES[random.int(STATES.length)] ?? 'Oregon',
    country: 'United States',
  }
}
