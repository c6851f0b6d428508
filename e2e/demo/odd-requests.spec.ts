import { sendBytes, sendRaw } from '../raw-request'
import { portOf } from '../shops'
import { expect, test } from '../test'

// What the framework behind the door would meet as a fault of its own, with a stack in the log.

const port = portOf('shop')
const ours = `http://127.0.0.1:${port}`

test.describe('what no browser sends', () => {
  const host = `Host: 127.0.0.1:${port}`
  for (const [what, lines, status] of [
    ['TRACE', ['TRACE / HTTP/1.1', host, `Origin: ${ours}`], 405],
    ['CONNECT', ['CONNECT 127.0.0.1:5432 HTTP/1.1', host], 405],
    ['PROPFIND', ['PROPFIND /api/health HTTP/1.1', host, `Origin: ${ours}`], 405],
    ['two hosts', ['GET / HTTP/1.1', host, 'Host: evil.example'], 400],
    ['a broken router state', ['GET / HTTP/1.1', host, 'RSC: 1', 'Next-Router-State-Tree: junk'], 400],
    [
      'another router state',
      ['GET / HTTP/1.1', host, 'RSC: 1', 'Next-Router-State-Tree: %5B%22%22%2C1%5D'],
      400,
    ],
    [
      'an action that is none',
      ['POST / HTTP/1.1', host, `Origin: ${ours}`, 'Next-Action: x', 'Content-Length: 0'],
      400,
    ],
  ] as const)
    test(`${what} is refused without a fault of ours`, async () => {
      const told = await sendBytes(port, [...lines, 'Connection: close', '', ''].join('\r\n'))
      expect(told.slice(0, 13)).toBe(`HTTP/1.1 ${status} `)
      expect(told).not.toMatch(/Internal|went wrong/)
    })

  test('a router state as a browser sends it is read', async () => {
    const headers = {
      RSC: '1',
      'Next-Router-State-Tree': encodeURIComponent('["",{"children":["__PAGE__",{}]}]'),
    }
    const { status, headers: told } = await sendRaw(port, '/', { headers })
    expect(status).toBe(307)
    expect((await sendRaw(port, String(told.location).replace(ours, ''), { headers })).status).toBe(200)
  })
})
