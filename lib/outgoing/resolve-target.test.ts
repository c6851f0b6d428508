import type { LookupAddress } from 'node:dns'
import { describe, expect, it, vi } from 'vitest'
import { parseTarget } from './parse-target'
import { type Resolver, resolveTarget, toPinnedLookup } from './resolve-target'

const to =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

const nowhere: Resolver = () => Promise.reject(new Error('asked'))

/** As `sendRequest` judges a URL, before it opens a connection. */
async function judge(url: string, resolve: Resolver): Promise<readonly LookupAddress[]> {
  const allowPrivate = false
  return resolveTarget(parseTarget(url, { allowPrivate }), { allowPrivate, resolve })
}

describe('what may not be asked', () => {
  it.each([
    // No URL, or none of the web.
    '',
    ' ',
    'example.com',
    '//example.com/',
    '/etc/passwd',
    'http://',
    'http:///',
    'http://a b/',
    'http://exa%00mple.com/',
    'http://[::1',
    'http://[fe80::1%25eth0]/',
    'http://1.2.3.4.5/',
    'http://256.1.1.1/',
    'http://127.0.0.1:99999/',
    'file:///etc/passwd',
    'ftp://8.8.8.8/',
    'gopher://8.8.8.8:80/',
    'data:text/plain,x',
    'javascript:alert(1)',
    'ws://8.8.8.8/',
    'unix:/var/run/docker.sock',
    'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
    // Names and passwords.
    'http://user@8.8.8.8/',
    'http://user:password@8.8.8.8/',
    'http://8.8.8.8:80@127.0.0.1/',
    // Ports.
    'http://8.8.8.8:22/',
    'http://8.8.8.8:25/',
    'http://8.8.8.8:5432/',
    'http://8.8.8.8:6379/',
    'https://8.8.8.8:3000/',
    'http://8.8.8.8:0/',
    // This machine, in every spelling.
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://127.0.1/',
    'http://127.255.255.254:8080/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0x7f.1/',
    'http://%31%32%37.0.0.1/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
    'http:127.0.0.1',
    'http:\\\\127.0.0.1\\',
    'HTTP://127.0.0.1/',
    ' http://127.0.0.1/ ',
    'ht\ntp://127.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    // The neighbourhood, and what clouds keep there.
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://3232235521/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[fd00:ec2::254]/',
    'http://168.63.129.16/',
    'http://100.100.100.200/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    // Clothes, and nowhere.
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b::8.8.8.8]/',
    'http://[2001:db8::1]/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[ff02::1]/',
  ])('%j', async (url) => {
    await expect(judge(url, nowhere)).rejects.toMatchObject({ code: 'bad_target' })
  })

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '127.0.0.1']],
    [['2606:4700::1', '::1']],
    [['169.254.169.254']],
    [['::ffff:10.0.0.1']],
  ])('a name that leads to %j', async (addresses) => {
    await expect(judge('https://hook.example/', to(...addresses))).rejects.toMatchObject({
      code: 'bad_target',
      message:
        'hook.example does not lead to the public internet; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows that.',
    })
  })
})

describe('what may be asked', () => {
  it.each([
    ['http://8.8.8.8/', '8.8.8.8'],
    ['https://8.8.8.8:8443/a?b=http://127.0.0.1/', '8.8.8.8'],
    ['http://8.8.8.8#@127.0.0.1/', '8.8.8.8'],
    ['http://8.8.8.8\\\\@127.0.0.1/', '8.8.8.8'],
    ['http://134744072/', '8.8.8.8'],
    ['https://[2606:4700:4700::1111]:8080/', '2606:4700:4700::1111'],
  ])('%j', async (url, address) => {
    expect(await judge(url, nowhere)).toEqual([expect.objectContaining({ address })])
  })

  it('at home is the home, too, on any port', async () => {
    const given = { allowPrivate: true, resolve: nowhere }
    expect(await resolveTarget(parseTarget('http://127.1:5432/', given), given)).toEqual([
      { address: '127.0.0.1', family: 4 },
    ])
  })
})

describe('a name', () => {
  it('that leads here at the second question still leads where it led at the first', async () => {
    const resolve = vi
      .fn<Resolver>()
      .mockImplementationOnce(to('8.8.8.8', '8.8.4.4'))
      .mockImplementation(to('127.0.0.1'))
    const lookup = toPinnedLookup(await judge('https://hook.example/', resolve))
    const seen: unknown[] = []
    lookup('hook.example', { all: true }, (_, addresses) => seen.push(addresses))
    lookup('hook.example', {}, (_, address, family) => seen.push([address, family]))
    expect(seen).toEqual([
      [
        { address: '8.8.8.8', family: 4 },
        { address: '8.8.4.4', family: 4 },
      ],
      ['8.8.8.8', 4],
    ])
    expect(resolve).toHaveBeenCalledTimes(1)
  })

  it('that nobody knows gives no answer', async () => {
    for (const resolve of [nowhere, to()]) {
      await expect(judge('https://hook.example/', resolve)).rejects.toMatchObject({
        code: 'no_answer',
        message: 'No address is known for hook.example.',
      })
    }
  })
})
