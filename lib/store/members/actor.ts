import type { Actor } from './audit'

/** Whoever sits at the terminal. */
export const COMMAND_LINE: Actor = { memberId: null, name: 'the command line', address: null }
