import { expect, test } from 'vitest'
import { hasHeader } from './find-header'

const split = (line: string) => line.split(',')

test.each([
  ['names above numbers', 'id,price', ['1,2.5', '2,3']],
  ['names above texts', 'event,channel', ['view,mail', 'view,search']],
  ['names above nothing', 'event,at', []],
  ['a blank name', ',at', ['0,2026-01-01', '1,2026-01-02']],
  ['names that come again, where files were joined', 'event,channel', ['view,mail', 'event,channel']],
])('there is a header: %s', (_, first, below) => {
  expect(hasHeader(split(first), below.map(split))).toBe(true)
})

test.each([
  ['numbers above numbers', '1,view', ['2,cart', '3,view']],
  ['times above times', '2026-01-01T10:00:00Z,x', ['2026-01-01T10:00:01Z,y']],
  ['days as they are written in Germany', '31.12.2026 23:59,x', ['01.01.2027 00:00,y']],
  ['ids above ids', '5c357e7e-2b8d-4a59-ae41-816f8e5f45d6,x', ['a646b9aa-0044-4fbd-8bae-a1018f5d4ace,y']],
  ['addresses', 'https://a.example/1,x', ['https://a.example/2,y']],
  ['texts that come again', 'u1,view', ['u2,cart', 'u3,view']],
  ['a row alone', '1,view', []],
  ['a gap in a row of data', '1,,2026-01-01', ['2,7,2026-01-02', '3,8,2026-01-03']],
])('there is none: %s', (_, first, below) => {
  expect(hasHeader(split(first), below.map(split))).toBe(false)
})
