/** A way down into a document: a key, or null for any element of a list. */
export type JsonPath = readonly (string | null)[]

/** What is done with a value: gone into, passed over, or taken as it is. */
export type Choice = 'enter' | 'skip' | 'take'

/**
 * Told of each value before it is read: where it lies, whether it is a list, an object or anything else, and which element
 * of its list it is. The document itself is a list of its values, whose path is empty.
 */
export type Visitor = Readonly<{
  begin: (path: JsonPath, kind: 'list' | 'object' | 'scalar', index: number) => Choice
  /** A value that was taken, from its first byte to its last. `problem`: of what is too long only its beginning is given; what is cut has no end. */
  take: (bytes: Buffer, line: number, problem: ValueProblem | null) => void
  /** A list that was entered ends; `bytes` is how long it was. */
  end?: (path: JsonPath, elements: number, bytes: number) => void
}>

/** `misplaced`: it stands in an object and has no key, as after a bracket that closed a list too early. */
export type ValueProblem = 'too long' | 'cut' | 'misplaced'

export const LONGEST_VALUE_BYTES = 8_000_000
const KEPT_OF_TOO_LONG = 1_000
const LONGEST_KEY = 1_000

const QUOTE = 0x22
const BACKSLASH = 0x5c
const NEWLINE = 0x0a
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Bytes that neither open, close nor part anything. */
const IS_PLAIN = Array.from(
  { length: 256 },
  (_, byte) =>
    byte > 0x20 && ![QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT].includes(byte),
)

const STEPS: Readonly<Record<number, number>> = {
  [OPEN_LIST]: 1,
  [OPEN_OBJECT]: 1,
  [CLOSE_LIST]: -1,
  [CLOSE_OBJECT]: -1,
}

type Frame = { isList: boolean; elements: number; key: string | null; from: number; wantsKey: boolean }

/**
 * Goes through JSON without holding it: knows strings, lists and objects, and nothing of what is right in between, so that
 * a damaged value costs itself. Values may follow one another without commas.
 */
export class JsonScanner {
  readonly #visitor: Visitor
  readonly #frames: Frame[] = [{ isList: true, elements: 0, key: null, from: 0, wantsKey: false }]
  #line = 1
  #offset = 0
  #at = 0
  /** What is passed over or taken: how many lists and objects of it are open, -1 for none, 0 for a scalar. */
  #depth = -1
  #isTaken = false
  #isMisplaced = false
  #pieces: Buffer[] = []
  #takenBytes = 0
  #takenLine = 1
  #inString = false
  #isEscaped = false
  #isOver = false
  #key: number[] | null = null

  constructor(visitor: Visitor) {
    this.#visitor = visitor
  }

  push(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) at = this.#depth >= 0 ? this.#pass(chunk, at) : this.#step(chunk, at)
    this.#offset += chunk.length
    this.#at = 0
  }

  /** No more bytes. Returns whether all that was begun came to its end. */
  end(): boolean {
    const isCut = this.#depth > 0 || this.#inString
    if (this.#depth >= 0) this.#finish(isCut ? 'cut' : null)
    const isWhole = !isCut && this.#frames.length === 1 && this.#key === null
    while (this.#frames.length > 0) this.#close()
    return isWhole
  }

  /** Outside of what is passed over or taken: one byte. Returns where to go on. */
  #step(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0
    if (this.#key !== null) return this.#readKey(byte, at)
    this.#at = at
    const frame = this.#frame
    if (byte === NEWLINE) this.#line += 1
    else if (byte === QUOTE && !frame.isList && frame.wantsKey) this.#key = []
    else if (byte === COLON && !frame.isList) frame.wantsKey = false
    else if (byte === COMMA) frame.wantsKey = !frame.isList
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#closeInner(byte === CLOSE_LIST)
    else if (byte > 0x20 && byte !== COLON && !this.#isOfBom(byte)) return this.#begin(at, byte)
    return at + 1
  }

  #isOfBom(byte: number): boolean {
    return this.#offset + this.#at < 3 && byte >= 0x80
  }

  get #frame(): Frame {
    const frame = this.#frames.at(-1)
    if (!frame) throw new RangeError('The document itself is never left.')
    return frame
  }

  #readKey(byte: number, at: number): number {
    const key = this.#key ?? []
    if (this.#isEscaped) this.#isEscaped = false
    else if (byte === BACKSLASH) this.#isEscaped = true
    else if (byte === QUOTE) {
      this.#frame.key = toKey(key)
      this.#key = null
      return at + 1
    }
    if (byte === NEWLINE) this.#line += 1
    if (key.length < LONGEST_KEY) key.push(byte)
    return at + 1
  }

  /** A value begins. Returns where to go on. */
  #begin(at: number, byte: number): number {
    const frame = this.#frame
    const kind = byte === OPEN_LIST ? 'list' : byte === OPEN_OBJECT ? 'object' : 'scalar'
    this.#isMisplaced = !frame.isList && frame.wantsKey
    const choice = this.#isMisplaced ? 'take' : this.#visitor.begin(this.#path(), kind, frame.elements)
    frame.elements += 1
    if (choice === 'enter' && kind !== 'scalar') {
      const isList = kind === 'list'
      this.#frames.push({ isList, elements: 0, key: null, from: this.#offset + at, wantsKey: !isList })
      return at + 1
    }
    this.#depth = 0
    this.#isTaken = choice === 'take'
    this.#takenLine = this.#line
    return at
  }

  /** The way to the values of the innermost list or object that was entered. */
  #path(): JsonPath {
    return this.#frames.map((frame) => (frame.isList ? null : (frame.key ?? '')))
  }

  /** A bracket of the wrong kind closes nothing. */
  #closeInner(isList: boolean): void {
    if (this.#frames.length > 1 && this.#frame.isList === isList) this.#close()
  }

  #close(): void {
    const frame = this.#frames.pop()
    if (!frame?.isList || !this.#visitor.end) return
    this.#visitor.end(this.#path(), frame.elements, this.#offset + this.#at - frame.from)
  }

  /** Within what is passed over or taken: to its end, or to that of the chunk. Returns where to go on. */
  #pass(chunk: Buffer, from: number): number {
    let at = from
    this.#isOver = false
    while (at < chunk.length && !this.#isOver)
      at = this.#inString ? this.#passString(chunk, at) : this.#passPlain(chunk, at)
    this.#keep(chunk.subarray(from, at))
    if (this.#isOver) this.#finish(null)
    return at
  }

  #passString(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (this.#isEscaped) this.#isEscaped = false
      else if (byte === BACKSLASH) this.#isEscaped = true
      else if (byte === NEWLINE) this.#line += 1
      else if (byte === QUOTE) {
        this.#inString = false
        this.#isOver = this.#depth === 0
        return at + 1
      }
    }
    return chunk.length
  }

  /** To the next string or the end. What ends a scalar without being of it (a comma, a blank, a bracket) is left. */
  #passPlain(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (IS_PLAIN[byte]) continue
      if (byte === QUOTE) {
        this.#inString = true
        return at + 1
      }
      const depth = this.#depth + (STEPS[byte] ?? 0)
      this.#isOver = depth <= 0
      if (this.#isOver) return this.#depth === 1 ? at + 1 : at
      this.#depth = depth
      if (byte === NEWLINE) this.#line += 1
    }
    return chunk.length
  }

  #keep(piece: Buffer): void {
    if (!this.#isTaken) return
    this.#takenBytes += piece.length
    if (this.#takenBytes <= LONGEST_VALUE_BYTES) this.#pieces.push(piece)
    else if (this.#pieces.length > 0) {
      // A copy of its beginning alone, so that the rest can go.
      this.#pieces = [Buffer.from(Buffer.concat(this.#pieces).subarray(0, KEPT_OF_TOO_LONG))]
    }
  }

  #finish(problem: 'cut' | null): void {
    const isLong = this.#takenBytes > LONGEST_VALUE_BYTES
    if (this.#isTaken) {
      const [first, ...more] = this.#pieces
      const bytes = more.length === 0 && first ? first : Buffer.concat(this.#pieces)
      const other = this.#isMisplaced ? 'misplaced' : problem
      this.#visitor.take(bytes, this.#takenLine, isLong ? 'too long' : other)
    }
    this.#depth = -1
    this.#pieces = []
    this.#takenBytes = 0
    this.#inString = false
    this.#isEscaped = false
    this.#isTaken = false
  }
}

function toKey(bytes: readonly number[]): string {
  const text = Buffer.from(bytes).toString('utf8')
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return text
  }
}
