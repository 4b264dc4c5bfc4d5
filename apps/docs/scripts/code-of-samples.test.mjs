import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codeOfSamples } from './code-of-samples.mjs'

test('gives the code of what samples returns, and of nothing else', () => {
  const source = `const helper = () => ({ a: 1 })
export const samples = (lang) => {
  const bar = viz.bar({
    values: [1],
  })
  const unused = 1
  return { bar, film: viz.film({
      frames: 2,
    }) }
}
`
  expect(codeOfSamples(source)).toEqual({
    bar: 'const bar = viz.bar({\n  values: [1],\n})',
    film: 'const film = viz.film({\n  frames: 2,\n})',
  })
})

test('finds the code of every kind of the gallery', () => {
  const file = new URL('../../../packages/viz/gallery/samples.ts', import.meta.url)
  const codes = codeOfSamples(readFileSync(file, 'utf8'))
  expect(Object.keys(codes)).toContain('subplots')
  for (const [name, code] of Object.entries(codes)) expect(code).toMatch(`const ${name} = viz.`)
})
