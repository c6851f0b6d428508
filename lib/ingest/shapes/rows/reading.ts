import type { Value } from '../../read/source-record'

/** A record as it is read, and the first thing in it that cannot be taken. What is read after that is of no use. */
export class Reading {
  problem: string | null = null

  constructor(
    readonly record: Value,
    /** The record around an element of `each`. */
    readonly around: Value,
  ) {}

  refuse(problem: string): null {
    this.problem ??= problem
    return null
  }
}
