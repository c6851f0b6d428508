import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { checkOutput } from './write-output'

const terminal = Object.assign(new PassThrough(), { isTTY: true })

it('bytes are not for a terminal; text, a pipe and a file are well', () => {
  expect(() => checkOutput({}, false, terminal)).toThrow('say where to write it with --output')
  checkOutput({}, true, terminal)
  checkOutput({}, false, new PassThrough())
  checkOutput({ output: '/no/such/file' }, false, terminal)
})

it('a file that is there is written over only when told to', () => {
  const sentence = '/tmp is there already; --force writes over it.'
  expect(() => checkOutput({ output: '/tmp' }, true, terminal)).toThrow(sentence)
  checkOutput({ output: '/tmp', force: true }, true, terminal)
})
