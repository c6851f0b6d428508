import { type JsonPath, JsonScanner } from './scan-json'

/** Rows of an object that says so much itself are rather a part of it, as the products of one order. */
const MOST_SAID_OUTSIDE = 3
const FEW_ELEMENTS = 10

const DEEPEST = 20
const MOST_LISTS = 10_000

type List = { path: JsonPath; objects: number; elements: number; bytes: number }

/**
 * Where the rows of a document lie: the list that holds the most objects, but for lists within the elements of another that
 * has several; of values one after another, those; an object alone is one row.
 */
export function findRows(chunks: Iterable<Buffer>): JsonPath {
  const seen = new Seen()
  const scanner = new JsonScanner(seen)
  for (const chunk of chunks) scanner.push(chunk)
  scanner.end()
  return seen.choose()
}

class Seen {
  readonly #lists = new Map<string, List>()
  readonly #scalars: JsonPath[] = []

  readonly begin = (path: JsonPath, kind: 'list' | 'object' | 'scalar', index: number) => {
    const isElement = path.at(-1) === null
    if (isElement) {
      const list = this.#listAt(path.slice(0, -1))
      list.elements += 1
      if (kind === 'object') list.objects += 1
    }
    if (kind === 'scalar') {
      if (this.#scalars.length < 1_000) this.#scalars.push(path)
      return 'skip'
    }
    const isFurther = isElement && index > 0
    if (isFurther || path.length > DEEPEST || this.#lists.size > MOST_LISTS) return 'skip'
    if (kind === 'list') this.#listAt(path)
    return 'enter'
  }

  readonly take = () => undefined

  readonly end = (path: JsonPath, _elements: number, bytes: number) => {
    this.#listAt(path).bytes = bytes
  }

  choose(): JsonPath {
    const whole = this.#listAt([])
    if (whole.objects > 1) return whole.path
    const alone = this.#lists.get(toKey([null])) ?? whole
    if (alone.objects > 1) return alone.path
    let best: List | null = null
    for (const list of this.#lists.values()) {
      const isMore = list.objects > (best?.objects ?? 0)
      if (list !== whole && list !== alone && isMore && !this.#isWithinRows(list)) best = list
    }
    return best === null || this.#isPartOfOne(best, whole) ? alone.path : best.path
  }

  #isPartOfOne(best: List, whole: List): boolean {
    if (best.objects >= FEW_ELEMENTS || best.bytes * 2 >= whole.bytes) return false
    const outside = this.#scalars.filter((path) => !startsWith(path, best.path))
    return outside.length > MOST_SAID_OUTSIDE
  }

  #isWithinRows({ path }: List): boolean {
    return path.some(
      (step, at) => step === null && (this.#lists.get(toKey(path.slice(0, at)))?.objects ?? 0) > 1,
    )
  }

  #listAt(path: JsonPath): List {
    const key = toKey(path)
    const known = this.#lists.get(key)
    if (known) return known
    const list = { path, objects: 0, elements: 0, bytes: 0 }
    this.#lists.set(key, list)
    return list
  }
}

function toKey(path: JsonPath): string {
  return JSON.stringify(path)
}

/** Whether a way begins with another. */
export function startsWith(path: JsonPath, start: JsonPath): boolean {
  return start.length <= path.length && start.every((step, at) => step === path[at])
}
