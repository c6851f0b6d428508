/** Uniform in [0, 1), one value a call. */
export type Uniform = () => number

/** A stream that its seed alone decides: sfc32 of the PractRand suite, by Chris Doty-Humphrey, seeded by FNV-1a. */
export function createUniform(seed: string): Uniform {
  let a = fnv1a(seed)
  let b = fnv1a(`${seed}/b`)
  let c = fnv1a(`${seed}/c`)
  let counter = 1
  const next = () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + mixed) | 0
    return (mixed >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
