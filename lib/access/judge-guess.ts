import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { HOUR_SECONDS } from '@/lib/time/duration'
import {
  countGuess,
  forgetGuesses,
  type GuessCounter,
  type GuessLimit,
  readGuesses,
  toAddressKey,
  toBucket,
  toSiteKey,
  toWait,
} from './limit-guesses'

/** Of one target by one guesser: a person who forgot. */
const OF_PAIR: GuessLimit = { most: 10, windowSeconds: 900 }

/** The same while the target is attacked from many places. */
const UNDER_ATTACK: GuessLimit = { ...OF_PAIR, most: 3 }

/** Of all targets by one address; of a whole /48 four times as many. */
const OF_ADDRESS: GuessLimit = { most: 30, windowSeconds: 900 }
const OF_SITE: GuessLimit = { most: 120, windowSeconds: 900 }

/** From so many wrong ones on, by whomever, a target is attacked. Nobody is refused for it. */
const OF_TARGET: GuessLimit = { most: 100, windowSeconds: HOUR_SECONDS }

export type Guess = Readonly<{
  /** What is guessed, in a word. */
  what: 'sign-in' | 'own password' | 'link password' | 'setup code'
  /** Of whom, or of which; need not exist. */
  target: string
  /** Null where it is not known. */
  address: string | null
  /** The name of a browser that knew the password before: its tries are its own, whoever else comes from its address. */
  browser?: string | null
}>

/**
 * Whether a guess is right, as `judge` says, unless this guesser has been wrong too often: then `judge` is not asked.
 * Only what was judged and wrong is counted, by target and guesser, and by guesser: however many others guess wrong, a
 * right one from elsewhere is let in, and however many are right, none is refused (docs/decisions/0019). Those of one
 * guesser are judged one after the other, so that many at once are not more than so many. Throws `too_many_tries` with the
 * time to wait.
 */
export function judgeGuess(db: Db, guess: Guess, now: Date, judge: () => Promise<boolean>): Promise<boolean> {
  const { what, target, address, browser } = guess
  const place = browser ?? (address === null ? 'anywhere' : toAddressKey(address))
  const ofTarget = toCounter(what, 'of', target, OF_TARGET)
  const ofPair = toCounter(what, 'of and from', `${target} ${place}`, OF_PAIR)
  const ofAddress = listOfAddress(guess, place)
  return inTurn(`${what} from ${place}`, async () => {
    const [attacks = 0, own = 0, ...others] = await readGuesses(db, [ofTarget, ofPair, ...ofAddress], now)
    const ofOwn = attacks < OF_TARGET.most ? OF_PAIR : UNDER_ATTACK
    const waits = ofAddress.map(({ limit }, index) => toWait(others[index] ?? 0, limit, now))
    requireNoWait([toWait(own, ofOwn, now), ...waits])
    const isRight = await judge()
    if (isRight) await forgetGuesses(db, ofPair.key)
    else await countGuess(db, [ofTarget, ofPair, ...ofAddress], now)
    return isRight
  })
}

/** A right guess does not take these back: else whoever has a right one of their own could guess on for ever. */
function listOfAddress({ what, address, browser }: Guess, place: string): GuessCounter[] {
  if (browser) return []
  const site = address === null ? null : toSiteKey(address)
  return [
    toCounter(what, 'from', place, OF_ADDRESS),
    ...(site === null ? [] : [toCounter(what, 'from site', site, OF_SITE)]),
  ]
}

function toCounter(what: string, by: string, name: string, limit: GuessLimit): GuessCounter {
  return { key: `${what} ${by} ${toBucket(`${what} ${by} ${name}`)}`, limit }
}

function requireNoWait(waits: readonly (number | null)[]): void {
  const minutes = Math.ceil(Math.max(...waits.map((seconds) => seconds ?? 0)) / 60)
  if (minutes === 0) return
  const sentence = `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`
  throw new TundishError('too_many_tries', sentence)
}

const last = new Map<string, Promise<unknown>>()

/** Runs what comes under one key one after the other, as it came, in this process. */
async function inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
  const own = (last.get(key) ?? Promise.resolve()).then(run)
  const settled = own.catch(() => {})
  last.set(key, settled)
  try {
    return await own
  } finally {
    if (last.get(key) === settled) last.delete(key)
  }
}
