import { describe, expect, it } from 'vitest'
import { experimentScript } from './experiment-script.js'
import { javascript } from './javascript.js'

// That it runs, and with the same numbers, is tried with the packages as they are built: by the command's
// own tests.
const run = { exercise: 'basics/neuron', parameters: { gate: 'or', b: -3 }, seed: 1 }

describe('experimentScript', () => {
  it('says first what it needs, without a blank too many', () => {
    const script = experimentScript({ exercise: 'basics/neuron', parameters: {}, seed: 1 })
    expect(script.split('\n').slice(0, 4)).toEqual([
      '// A run of firstgrad, to be made again in Node.js 20.17 or newer:',
      '//',
      '//   npm install @firstgrad/core @tensorflow/tfjs-core',
      '//   node run.mjs',
    ])
    expect(script).not.toMatch(/\n\n\n| \n/)
  })

  it('names an engine that Node has, and says of any other what that means', () => {
    expect(experimentScript(run)).not.toContain('backend')
    expect(experimentScript({ ...run, backend: 'wasm' })).toContain("const backend = 'wasm'")
    const ofPage = experimentScript({ ...run, backend: 'webgl', language: 'zh-CN' })
    expect(ofPage).toContain('网页才有的引擎')
    expect(ofPage).not.toContain('webgl')
  })
})

describe('javascript', () => {
  const read = (text: string): unknown => new Function(`return (${text})`)()

  it.each([
    0,
    -0,
    1e-300,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    true,
    '',
    "it's `$a` \\ \n \r \t \u0000 \u2028 \u202e \ud800 神经元 🧠 </script>",
    {},
    { a: 1, 'b c': { $d: 'x', 'é-1': false }, 'conv1-3': Number.POSITIVE_INFINITY },
    JSON.parse('{"__proto__":1,"constructor":2}'),
  ])('writes what reads as the same: %o', (value) => {
    const again = read(javascript(value))
    expect(again).toStrictEqual(value)
    if (typeof value === 'object') expect(Object.keys(again as object)).toEqual(Object.keys(value))
  })

  it('hides no character that ends a line or turns it round', () => {
    expect(javascript('\u2028\u202e\n\u001b')).toBe("'\\u{2028}\\u{202e}\\u{a}\\u{1b}'")
  })
})
