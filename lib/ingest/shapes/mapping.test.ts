import { expect, it } from 'vitest'
import { type MappingInput, parseMapping } from './mapping'

const GOOD = { version: 1, time: { field: 'time', format: 'iso' } } satisfies MappingInput

it.each([
  [null, 'The mapping cannot be used: Invalid input: expected object, received null.'],
  [
    { ...GOOD, time: { field: 'time', format: 'iso', zone: 'Mars/Olympus' } },
    'time.zone in the mapping cannot be used: is not a zone of the IANA: write it as in Europe/Berlin.',
  ],
  [
    { ...GOOD, user: 'a[b' },
    'user in the mapping cannot be used: is not a path: write names with dots between them, as in context.device.type.',
  ],
  [
    { ...GOOD, session: 5 },
    'session in the mapping cannot be used: is no field: write a path, as in context.device.type, or {"first": [...]}, {"join": [...]} or {"path": ..., "after": ...}.',
  ],
  [
    { ...GOOD, meanings: { buy: 'bought' } },
    'meanings.buy in the mapping cannot be used: is no meaning: use viewed, added_to_cart, checked_out, shipped, refund, cancellation, back_office, tie, other.',
  ],
  [
    { ...GOOD, each: 'a..b' },
    'each in the mapping cannot be used: is not a path: write names with dots between them, as in context.device.type.',
  ],
  [{ ...GOOD, extra: 1 }, 'The mapping cannot be used: Unrecognized key: "extra".'],
  [
    { ...GOOD, fixedCurrency: 'euro' },
    'fixedCurrency in the mapping cannot be used: is not a currency: write three letters, as in EUR.',
  ],
])('nonsense gets a sentence: %j', (given, reason) => {
  expect(parseMapping(given)).toEqual({ ok: false, reason })
})
