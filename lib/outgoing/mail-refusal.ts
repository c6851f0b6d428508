import { TundishError } from '@/lib/errors'

/** A mail server is well, and does not take this mail for this address. Others may fare better. */
export class MailRefusal extends TundishError {
  /** It does not know the address, or wants nothing for it: asking again is of no use. */
  readonly isFinal: boolean

  constructor(sentence: string, { isFinal, cause }: Readonly<{ isFinal: boolean; cause: unknown }>) {
    super('no_answer', sentence, { cause })
    this.name = 'MailRefusal'
    this.isFinal = isFinal
  }
}
