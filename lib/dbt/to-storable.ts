/**
 * The same value with texts that a database takes: neither NUL nor half a character, in keys as in values. What is none of
 * JSON's is left as it is.
 */
export function toStorable<Value>(value: Value): Value {
  // Each value becomes one of its own shape.
  return toStorableJson(value) as Value
}

function toStorableJson(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd')
  if (Array.isArray(value)) return value.map(toStorableJson)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [toStorableJson(key), toStorableJson(one)]),
  )
}
