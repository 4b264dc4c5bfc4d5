// Fragments for `basics/neuron` that no page of ours has written.
import { deflateRawSync } from 'node:zlib'

const pack = (/** @type {string | Uint8Array} */ content) =>
  `v1.${deflateRawSync(content).toString('base64url')}`

/** A link with this JSON beside the exercise. */
const withField = (/** @type {string} */ json) => pack(`{"exercise":"basics/neuron",${json}}`)
const withParameters = (/** @type {string} */ json) => withField(`"parameters":${json}`)
const nested = (/** @type {number} */ depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const whole = pack('{"exercise":"basics/neuron","seed":1}')

/** What is no link. */
export const unreadable = [
  'v1.',
  'v1.AAAA',
  'v1.!!!!',
  'v1.<script>alert(1)</script>',
  'v1.<img src=x onerror=alert(1)>',
  'v1.%00',
  'v1.%zz',
  'v1.神经元',
  'v2.AAAA',
  'v999999.AAAA',
  `v${'9'.repeat(40)}.AAAA`,
  `v1.${'A'.repeat(70_000)}`,
  whole.slice(0, -6),
  `${whole}==`,
  `${whole}?lock=`,
  `${whole}?lock=__proto__`,
  `${whole}?lock=constructor`,
  `${whole}?lock=<img src=x>`,
  `${whole}?lock=${'a,'.repeat(33_000)}`,
  `${whole}?code=alert(1)`,
  pack(new Uint8Array(20_000_000)),
  pack(nested(100_000)),
  pack('null'),
  pack('[]'),
  pack('{}'),
  pack('alert(1)'),
  pack('{"exercise":"<b>/x"}'),
  pack('{"exercise":"../../etc/passwd"}'),
  pack('{"exercise":"javascript:alert(1)"}'),
  withField('"__proto__":{"polluted":1}'),
  withField('"constructor":{"prototype":{"polluted":1}}'),
  withField('"code":7'),
  withField('"seed":-1'),
  withField('"seed":1e400'),
  withParameters('{"__proto__":1}'),
  withParameters('{"constructor":1}'),
  withParameters('{"<b>":1}'),
  withParameters('{"rate":1e400}'),
  withParameters(`{"rate":${nested(50_000)}}`),
  withParameters('{"gate":"\\u202egpj"}'),
]

/** Well-made links whose settings the experiment does not take. */
export const unsuitable = [
  withParameters('{"steps":1e9}'),
  withParameters('{"steps":-1}'),
  withParameters('{"steps":1.5}'),
  withParameters('{"w1":1e300}'),
  withParameters('{"gate":"nand"}'),
  withParameters('{"gate":true}'),
  withParameters('{"nothing":1}'),
]
