import { expect, it } from 'vitest'
import { TundishError } from './errors'

it('carries its code, its sentence and its cause, and is an Error', () => {
  const cause = new Error('below')
  const error = new TundishError('bad_file', 'Line 3 has no id.', { cause })
  expect(error).toBeInstanceOf(Error)
  expect({ ...error, message: error.message, cause: error.cause }).toEqual({
    name: 'TundishError',
    code: 'bad_file',
    message: 'Line 3 has no id.',
    cause,
  })
})
