import { describeError, type Language } from '@firstgrad/errors'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { messages } from '../messages/index.js'
import { decodePermalink, encodePermalink, type Permalink } from '../permalink.js'
import { fromBase64url, toBase64url } from './base64url.js'

const thrownBy = (work: () => unknown): { code?: string; details?: { reason?: string } } => {
  try {
    work()
  } catch (error) {
    return error as never
  }
  return {}
}
const reasonOf = (work: () => unknown) => {
  const { code, details } = thrownBy(work)
  return code === 'core/permalink' ? details?.reason : code
}

const pack = (text: string | Uint8Array) =>
  `v1.${toBase64url(deflateSync(typeof text === 'string' ? strToU8(text) : text, { level: 9 }))}`

/** A link with this JSON for its parameters. */
const withParameters = (json: string) => pack(`{"exercise":"basics/neuron","parameters":${json}}`)
const withField = (json: string) => pack(`{"exercise":"basics/neuron",${json}}`)

describe('a permalink', () => {
  const links: Record<string, Permalink> = {
    'an exercise alone': { exercise: 'basics/neuron' },
    'empty code, no parameters': { exercise: 'tf/hello', code: '', parameters: {} },
    'a program with every kind of character': {
      exercise: 'basics/neuron',
      code: '// 神经元 🧠 é \u202e ‍\nexport const σ = (x: number) => x / 2\r\n\t"</script>"\f',
    },
    'numbers, truths and words': {
      exercise: 'basics/kernel-plots',
      parameters: { rate: 1e-9, big: 1.7976931348623157e308, less: -0.1, on: true, start: '边缘' },
      seed: Number.MAX_SAFE_INTEGER,
    },
    'a lock': { exercise: 'tf/line-fit', seed: 0, lock: ['epochs', 'seed', 'code'] },
  }
  for (const [name, link] of Object.entries(links)) {
    it(`comes back whole: ${name}`, () => {
      const fragment = encodePermalink(link)
      expect(fragment).toMatch(/^v1\.[\w-]+(\?lock=[\w,]+)?$/)
      expect(decodePermalink(fragment)).toEqual(link)
      expect(decodePermalink(`#${fragment}`)).toEqual(link)
      expect(decodePermalink(encodeURIComponent(fragment))).toEqual(link)
    })
  }

  it('comes back whole with 99 kB of code', () => {
    const code = 'const x = 1\n'.repeat(8250)
    expect(decodePermalink(encodePermalink({ exercise: 'tf/hello', code })).code).toBe(code)
  })

  it('takes a lock that a teacher wrote by hand', () => {
    const fragment = encodePermalink({ exercise: 'tf/line-fit' })
    expect(decodePermalink(`${fragment}?lock=epochs, seed,epochs`).lock).toEqual(['epochs', 'seed'])
  })

  it('that was made today is read for ever', () => {
    const fragment =
      'v1.DcYxCoAwEATAv2wd0EaE-80Zt0hhDLcRhJC_azcDfBm5iDAcrpK1VD5xVyQ0D7_YGYINqLP92NaZIPKE7fMD?lock=seed'
    const parameters = { steps: 50 }
    const link = { exercise: 'basics/neuron', parameters, seed: 7, lock: ['seed'] }
    expect(decodePermalink(fragment)).toEqual(link)
  })

  it('is refused where it could not be read again', () => {
    const exercise = 'tf/hello'
    let [state, noise] = [1, '']
    while (noise.length < 90_000) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0
      noise += String.fromCharCode(33 + ((state >>> 16) % 90))
    }
    expect(reasonOf(() => encodePermalink({ exercise, code: noise }))).toBe('fragment-too-long')
    const long = '神'.repeat(40_000)
    expect(reasonOf(() => encodePermalink({ exercise, code: long }))).toBe('code-too-long')
    const parameters = { rate: Number.NaN }
    expect(reasonOf(() => encodePermalink({ exercise, parameters }))).toBe('parameter-value')
    expect(reasonOf(() => encodePermalink({ exercise, lock: ['a b'] }))).toBe('lock')
    expect(reasonOf(() => encodePermalink({ exercise: 'hello' }))).toBe('exercise')
  })
})

const whole = encodePermalink({ exercise: 'basics/neuron', code: 'export const a = 1', seed: 1 })
const zeros = (count: number) =>
  `v1.${toBase64url(deflateSync(new Uint8Array(count), { level: 9 }))}`
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

const hostile: readonly (readonly [name: string, fragment: string, reason: string])[] = [
  ['nothing', '', 'no-link'],
  ['a heading', '#the-neuron', 'no-link'],
  ['markup', '<img src=x onerror=alert(1)>', 'no-link'],
  ['an escape that is none', 'v1.%zz', 'no-link'],
  ['an escape of half a character', 'v1.%e7%a5', 'no-link'],
  ['no version', 'v.AAAA', 'no-link'],
  ['a version of words', 'v1e3.AAAA', 'no-link'],
  ['a version of forty digits', `v${'9'.repeat(40)}.AAAA`, 'no-link'],
  ['a version to come', `v2.${whole.slice(3)}`, 'version'],
  ['version nought', `v0.${whole.slice(3)}`, 'version'],
  ['another question', `${whole}?code=1`, 'no-link'],
  ['two locks', `${whole}?lock=seed?lock=code`, 'lock'],
  ['more than may be', `v1.${'A'.repeat(66_000)}`, 'fragment-too-long'],
  ['an endless lock', `${whole}?lock=${'a,'.repeat(33_000)}`, 'fragment-too-long'],
  ['base64 of mail', `v1.${whole.slice(3)}==`, 'not-base64'],
  ['a plus', 'v1.ab+/', 'not-base64'],
  ['a space', 'v1.ab cd', 'not-base64'],
  ['markup behind the point', 'v1.<script>alert(1)</script>', 'not-base64'],
  ['中文 behind the point', 'v1.神经元', 'not-base64'],
  ['one letter', 'v1.A', 'not-base64'],
  ['cut off', whole.slice(0, -8), 'not-deflate'],
  ['cut in half', whole.slice(0, whole.length >> 1), 'not-deflate'],
  ['nothing behind the point', 'v1.', 'not-json'],
  ['noise', 'v1.____________________', 'not-deflate'],
  ['a bomb of 40 MB', zeros(40_000_000), 'content-too-long'],
  ['a bomb of one byte too many', zeros(256 * 1024 + 1), 'content-too-long'],
  ['zeros', zeros(1000), 'not-json'],
  ['bytes that are no UTF-8', pack(Uint8Array.of(0x22, 0xff, 0x22)), 'not-json'],
  ['half of JSON', pack('{"exercise":"basics/neuron"'), 'not-json'],
  ['a program', pack('alert(1)'), 'not-json'],
  ['NaN', withParameters('{"rate":NaN}'), 'not-json'],
  ['a comment', pack('{}//'), 'not-json'],
  ['null', pack('null'), 'not-an-object'],
  ['a number', pack('1'), 'not-an-object'],
  ['a list', pack('[{"exercise":"basics/neuron"}]'), 'not-an-object'],
  ['100,000 lists in each other', pack(nested(100_000)), 'not-an-object'],
  ['an object with nothing', pack('{}'), 'exercise'],
  ['an exercise that is a number', pack('{"exercise":1}'), 'exercise'],
  ['an exercise that is markup', pack('{"exercise":"<b>/x"}'), 'exercise'],
  ['an exercise that is a path', pack('{"exercise":"../../etc/passwd"}'), 'exercise'],
  ['an exercise that is an address', pack('{"exercise":"https://a.example/b"}'), 'exercise'],
  ['an exercise of many letters', pack(`{"exercise":"a/${'b'.repeat(200)}"}`), 'exercise'],
  ['a lock within', withField('"lock":["seed"]'), 'unknown-field'],
  ['a field of nobody', withField('"run":"rm -rf"'), 'unknown-field'],
  ['a prototype', withField('"__proto__":{"polluted":1}'), 'unknown-field'],
  ['a constructor', withField('"constructor":{"prototype":{"polluted":1}}'), 'unknown-field'],
  ['code that is a number', withField('"code":7'), 'code'],
  ['code that is null', withField('"code":null'), 'code'],
  ['code that is a list', withField('"code":["a"]'), 'code'],
  ['code with a zero byte', withField('"code":"a\\u0000"'), 'code'],
  ['code that moves a terminal', withField('"code":"\\u001b[2J"'), 'code'],
  ['code with half a character', withField('"code":"\\ud800"'), 'code'],
  ['200 kB of code', withField(`"code":"${'a'.repeat(200_000)}"`), 'code-too-long'],
  ['seed -1', withField('"seed":-1'), 'seed'],
  ['seed .5', withField('"seed":0.5'), 'seed'],
  ['seed 2^53', withField('"seed":9007199254740992'), 'seed'],
  ['seed 1e400', withField('"seed":1e400'), 'seed'],
  ['a seed of words', withField('"seed":"1"'), 'seed'],
  ['no seed', withField('"seed":null'), 'seed'],
  ['parameters that are a list', withParameters('[1]'), 'parameters'],
  ['parameters that are null', withParameters('null'), 'parameters'],
  ['parameters that are a word', withParameters('"rate"'), 'parameters'],
  [
    'a thousand parameters',
    withParameters(
      JSON.stringify(Object.fromEntries([...Array(1000)].map((_, i) => [`a${i}`, i]))),
    ),
    'parameters',
  ],
  ['1e400', withParameters('{"rate":1e400}'), 'parameter-value'],
  ['-1e400', withParameters('{"rate":-1e400}'), 'parameter-value'],
  ['null for a value', withParameters('{"rate":null}'), 'parameter-value'],
  ['an object for a value', withParameters('{"rate":{"valueOf":1}}'), 'parameter-value'],
  ['a list for a value', withParameters('{"rate":[1]}'), 'parameter-value'],
  ['lists in each other', withParameters(`{"rate":${nested(50_000)}}`), 'parameter-value'],
  ['a long word', withParameters(`{"rate":"${'a'.repeat(101)}"}`), 'parameter-value'],
  ['a word with a line end', withParameters('{"rate":"a\\nb"}'), 'parameter-value'],
  ['a word with an escape', withParameters('{"rate":"\\u001b[31m"}'), 'parameter-value'],
  ['a word that turns round', withParameters('{"rate":"\\u202egpj"}'), 'parameter-value'],
  ['half a character', withParameters('{"rate":"\\udc00"}'), 'parameter-value'],
  ['__proto__', withParameters('{"__proto__":1}'), 'parameter-name'],
  ['__proto__ with an object', withParameters('{"__proto__":{"x":1}}'), 'parameter-name'],
  ['constructor', withParameters('{"constructor":1}'), 'parameter-name'],
  ['toString', withParameters('{"toString":1}'), 'parameter-name'],
  ['hasOwnProperty', withParameters('{"hasOwnProperty":1}'), 'parameter-name'],
  ['a name that is markup', withParameters('{"<b>":1}'), 'parameter-name'],
  ['a name without letters', withParameters('{"":1}'), 'parameter-name'],
  ['a name of many letters', withParameters(`{"${'a'.repeat(41)}":1}`), 'parameter-name'],
  ['a name of another alphabet', withParameters('{"rаte":1}'), 'parameter-name'],
  ['an empty lock', `${whole}?lock=`, 'lock'],
  ['a lock of a prototype', `${whole}?lock=__proto__`, 'lock'],
  ['a lock of a constructor', `${whole}?lock=seed,constructor`, 'lock'],
  ['a lock of markup', `${whole}?lock=<b>`, 'lock'],
  ['a lock of a long name', `${whole}?lock=${'a'.repeat(41)}`, 'lock'],
  ['a thousand locks', `${whole}?lock=${[...Array(1000)].map((_, i) => `a${i}`)}`, 'lock'],
]

describe('a hostile link', () => {
  it.each(hostile)('%s', (_, fragment, reason) => {
    const error = thrownBy(() => decodePermalink(fragment))
    expect([error.code, error.details?.reason]).toEqual(['core/permalink', reason])
  })

  it.each(hostile)('is answered in words that hold nothing of it: %s', (_, fragment) => {
    const error = thrownBy(() => decodePermalink(fragment))
    const said = (['en', 'zh-CN'] as Language[]).map((one) => describeError(error, one, messages))
    for (const words of said) expect(words).not.toMatch(/[<>\p{Cc}\p{Cf}]|__proto__|undefined/u)
    expect(said[0]).toBe((error as Error).message)
    expect(said[0]).toMatch(/^[A-Z].* .*\.$/)
    expect(said[1]).toMatch(/[\u4e00-\u9fff].*。$/)
  })

  it('reaches no prototype', () => {
    for (const [, fragment] of hostile) thrownBy(() => decodePermalink(fragment))
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { polluted?: number; x?: number }).polluted).toBeUndefined()
    const { parameters } = decodePermalink(withParameters('{"rate":1}'))
    expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype)
    expect(Object.keys(parameters!)).toEqual(['rate'])
  })

  it('with the same name twice means the last', () => {
    expect(decodePermalink(withParameters('{"rate":1,"rate":2}')).parameters).toEqual({ rate: 2 })
  })

  it('of any single changed character is refused or holds what a link may hold', () => {
    for (let i = 3; i < whole.length; i++) {
      const fragment = `${whole.slice(0, i)}${whole[i] === 'x' ? 'y' : 'x'}${whole.slice(i + 1)}`
      const { code } = thrownBy(() => decodePermalink(fragment))
      expect(code ?? 'core/permalink', fragment).toBe('core/permalink')
    }
  })
})

describe('base64url', () => {
  it('comes back whole at every length', () => {
    for (let length = 0; length < 40; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 251 + length) % 256)
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
    }
    const many = Uint8Array.from({ length: 50_000 }, (_, i) => i % 256)
    expect(fromBase64url(toBase64url(many))).toEqual(many)
  })
})
