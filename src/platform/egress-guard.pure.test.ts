import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openGuard } from './egress-guard.ts'

const guard = openGuard([])
const reasonOf = (url: string, of = guard) => {
  const judged = of.judge(url)
  return 'refusal' in judged ? judged.refusal.reason : 'fine'
}
const anywhere = { host: 'name.example', port: 443 }

test('a public https address is fine, with any port that is not another service’s', () => {
  for (const url of [
    'https://hooks.example.com/',
    'https://hooks.example.com:8443/x?sig=1',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
  ]) {
    expect([url, reasonOf(url)]).toEqual([url, 'fine'])
  }
})

test('each fault of shape has its own reason', () => {
  expect(reasonOf('http://hooks.example.com/')).toBe('scheme')
  expect(reasonOf('ftp://hooks.example.com/')).toBe('scheme')
  expect(reasonOf('file:///etc/passwd')).toBe('malformed')
  expect(reasonOf('https://u:p@hooks.example.com/')).toBe('userinfo')
  expect(reasonOf('https://u@hooks.example.com/')).toBe('userinfo')
  expect(reasonOf('https://hooks.example.com:6379/')).toBe('port')
  for (const url of [
    '',
    'hooks.example.com',
    '//hooks.example.com',
    'https://',
    'https://[fe80::1%25eth0]/',
    'https://1.2.3.4.5.6.7.999999/',
  ]) {
    expect([url, reasonOf(url)]).toEqual([url, 'malformed'])
  }
})

test('odd spellings of loopback are read as what they are', () => {
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '0x7f.1',
    '127.000.000.001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:0:0:1]',
    'localhost',
    'LOCALHOST.',
    'x.localhost',
    '①②⑦.⓪.⓪.①',
    '0',
    '[::]',
  ]) {
    expect([host, reasonOf(`https://${host}/`)]).toEqual([host, 'private-address'])
  }
})

test('names that clouds answer with credentials are refused, with and without the final dot', () => {
  expect(reasonOf('https://metadata.google.internal/')).toBe('private-address')
  expect(reasonOf('https://metadata.google.internal./computeMetadata')).toBe('private-address')
  expect(guard.mayConnect('169.254.169.254', anywhere)).toBe(false)
  expect(guard.mayConnect('168.63.129.16', anywhere)).toBe(false)
  expect(guard.mayConnect('fd00:ec2::254', anywhere)).toBe(false)
})

const octet = fc.integer({ min: 0, max: 255 })
const spellings = (value: number) => {
  const bytes = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
  return [
    bytes.join('.'),
    String(value),
    `0x${value.toString(16)}`,
    `0${value.toString(8)}`,
    bytes.map((b) => `0x${b.toString(16)}`).join('.'),
    bytes.map((b) => `0${b.toString(8)}`).join('.'),
    `${bytes[0]}.${value & 0xffffff}`,
    `${bytes[0]}.${bytes[1]}.${value & 0xffff}`,
    `[::ffff:${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}]`,
  ]
}
const ranges: Record<string, [number, number]> = {
  '0/8': [0x00000000, 0x00ffffff],
  '10/8': [0x0a000000, 0x0affffff],
  '100.64/10': [0x64400000, 0x647fffff],
  '127/8': [0x7f000000, 0x7fffffff],
  '169.254/16': [0xa9fe0000, 0xa9feffff],
  '172.16/12': [0xac100000, 0xac1fffff],
  '192.0.0/24': [0xc0000000, 0xc00000ff],
  '192.0.2/24': [0xc0000200, 0xc00002ff],
  '192.88.99/24': [0xc0586300, 0xc05863ff],
  '192.168/16': [0xc0a80000, 0xc0a8ffff],
  '198.18/15': [0xc6120000, 0xc613ffff],
  '198.51.100/24': [0xc6336400, 0xc63364ff],
  '203.0.113/24': [0xcb007100, 0xcb0071ff],
  '224/4': [0xe0000000, 0xefffffff],
  '240/4': [0xf0000000, 0xffffffff],
}

describe.each(Object.entries(ranges))('IPv4 %s', (_name, [first, last]) => {
  test('is refused in every spelling, at its edges and inside', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(first, last), fc.integer({ min: first, max: last })), (value) => {
        for (const spelling of spellings(value))
          expect([spelling, reasonOf(`https://${spelling}/`)]).toEqual([spelling, 'private-address'])
      }),
    )
  })
})

test('a public IPv4 address is fine in every spelling', () => {
  const isPublic = (value: number) =>
    value !== 0xa83f8110 && Object.values(ranges).every(([first, last]) => value < first || value > last)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }).filter(isPublic), (value) => {
      for (const spelling of spellings(value))
        expect([spelling, reasonOf(`https://${spelling}/`)]).toEqual([spelling, 'fine'])
    }),
  )
})

test('6to4 addresses are judged by the IPv4 address inside', () => {
  expect(guard.mayConnect('2002:7f00:1::', anywhere)).toBe(false)
  expect(guard.mayConnect('2002:a00:1::1', anywhere)).toBe(false)
  expect(guard.mayConnect('2002:808:808::1', anywhere)).toBe(true)
})

test('IPv6 outside global unicast is refused', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16))
  const tail = fc.array(group, { minLength: 6, maxLength: 6 })
  const heads = [
    '::',
    'fc00:',
    'fdff:',
    'fe80:',
    'febf:',
    'fec0:',
    'ff02:',
    '64:ff9b:',
    '100:',
    '2001:0:',
    '2001:1ff:',
    '2001:db8:',
    '3fff:',
    '4000:',
    'e000:',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...heads), tail, (head, rest) => {
      const parts = head === '::' ? [] : head.split(':').filter(Boolean)
      const address =
        head === '::'
          ? `::${rest.slice(0, 2).join(':')}`
          : [...parts, ...rest]
              .slice(0, 8)
              .concat(Array(Math.max(0, 8 - parts.length - rest.length)).fill('0'))
              .join(':')
      if (head === '3fff:' && Number.parseInt(rest[0]!, 16) > 0x0fff) return
      expect([address, guard.mayConnect(address, anywhere)]).toEqual([address, false])
    }),
  )
})

test('the operator’s exceptions open one port of one place, and nothing beside it', () => {
  const open = openGuard(['127.0.0.1:8443', '10.0.0.0/8:443', '[::1]:9443', '[fd00::/8]:443', 'crm.internal:444'])
  expect(reasonOf('https://127.0.0.1:8443/', open)).toBe('fine')
  expect(reasonOf('http://127.0.0.1:8443/', open)).toBe('fine')
  expect(reasonOf('https://127.0.0.1:8444/', open)).toBe('private-address')
  expect(reasonOf('https://127.0.0.2:8443/', open)).toBe('private-address')
  expect(reasonOf('https://10.9.8.7/', open)).toBe('fine')
  expect(reasonOf('http://10.9.8.7:443/', open)).toBe('scheme')
  expect(reasonOf('https://[::1]:9443/', open)).toBe('fine')
  expect(reasonOf('https://[fd12::1]/', open)).toBe('fine')
  expect(open.mayConnect('192.168.3.3', { host: 'crm.internal', port: 444 })).toBe(true)
  expect(open.mayConnect('192.168.3.3', { host: 'crm.internal', port: 445 })).toBe(false)
  expect(open.mayConnect('169.254.169.254', { host: 'crm.internal', port: 444 })).toBe(false)
  expect(open.mayConnect('192.168.3.3', { host: 'other.internal', port: 444 })).toBe(false)
})

test('an exception that cannot be read is an error that names it', () => {
  for (const entry of ['10.0.0.0/8', 'crm.internal', '::1:443', '[::1]', '127.0.0.1:0', '127.0.0.1:99999']) {
    expect(() => openGuard([entry])).toThrow(entry)
  }
})

test('any text at all is judged without throwing, and what is fine is https', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.tuple(fc.string(), octet).map(([s, n]) => `https://${s}:${n}/`),
      ),
      (text) => {
        const judged = guard.judge(text)
        if ('target' in judged) expect(judged.target.url.protocol).toBe('https:')
      },
    ),
  )
})
