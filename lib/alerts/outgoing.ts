import type { Channel } from '@/lib/forms/alert'
import type { AlertMessage } from './alert-message'

/** Who is told. Each e-mail address is one: what one mailbox refuses is not sent again to the others. */
export type Receiver = Readonly<{
  channel: Channel
  /** An e-mail address; empty where the channel is one place. */
  recipient: string
}>

/** A message on its way to one receiver. */
export type Outgoing = Readonly<{
  /** The same on every attempt. */
  id: string
  recipient: string
  message: AlertMessage
}>

/** Who else would fare no better now: whoever has this address, or all of the channel. */
export type Fault = 'receiver' | 'channel'

/** What came of an attempt, with what the receiver said. `isFinal`: there is no use in another. */
export type Sent =
  | Readonly<{ isDelivered: true; answer: string }>
  | Readonly<{ isDelivered: false; answer: string; isFinal: boolean; fault: Fault }>

/** For whoever is not among the settings of this process. Others may have it. */
export const NOT_SET_UP: Sent = {
  isDelivered: false,
  answer: 'This receiver is not set up.',
  isFinal: false,
  fault: 'receiver',
}
