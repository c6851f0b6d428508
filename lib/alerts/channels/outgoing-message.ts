import type { AlertEnv } from '@/lib/alert-env'
import type { AlertMessage } from '../alert-message'

/** A message on its way to one receiver. */
export type OutgoingMessage = Readonly<{
  /** The same on every attempt. */
  id: string
  /** An e-mail address; empty for webhooks. */
  recipient: string
  message: AlertMessage
}>

/** What came of an attempt, with what the receiver said. `isFinal`: there is no use in another. */
export type Sent =
  | Readonly<{ isDelivered: true; answer: string }>
  | Readonly<{ isDelivered: false; answer: string; isFinal: boolean }>

export type Send = (outgoing: OutgoingMessage, settings: AlertEnv, now: Date) => Promise<Sent>

/** For a delivery whose channel or address is no longer among the settings. */
export const NOT_SET_UP: Sent = {
  isDelivered: false,
  answer: 'This receiver is not set up any more.',
  isFinal: true,
}
