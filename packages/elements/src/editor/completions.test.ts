import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { tfjsNames } from '../generated/tfjs-names.js'
import { completionOf, kitCompletions, tensorflowCompletions } from './completions.js'
import { kitNames } from './kit-names.js'

const at = (doc: string, explicit = false) =>
  new CompletionContext(EditorState.create({ doc }), doc.length, explicit)

describe('completions', () => {
  it('know the operations of the course, with their parameters', () => {
    for (const name of ['tidy', 'matMul', 'where', 'conv2d', 'train.adam', 'image.resizeBilinear'])
      expect(tfjsNames.some((line) => line.startsWith(`${name}(`))).toBe(true)
    expect(tfjsNames).toContain('Tensor2D')
    expect(tfjsNames.some((line) => /^(register|backend|\w*Kernel)|__/.test(line))).toBe(false)
    expect(JSON.stringify(tfjsNames).length).toBeLessThan(20_000)
  })
  it('insert the name and show the rest', () => {
    expect(completionOf('train.sgd(learningRate): SGDOptimizer')).toEqual({
      label: 'train.sgd',
      detail: '(learningRate): SGDOptimizer',
      type: 'function',
    })
    expect(completionOf('Tensor2D')).toEqual({ label: 'Tensor2D', type: 'type' })
  })
  it('come after tf. alone', () => {
    expect(tensorflowCompletions(at('const a = tf.mat'))).toMatchObject({ from: 13 })
    expect(tensorflowCompletions(at('tf.train.'))).toMatchObject({ from: 3 })
    expect(tensorflowCompletions(at('mat'))).toBeNull()
    expect(tensorflowCompletions(at('xtf.mat'))).toBeNull()
  })
  it('of a kit come where a name begins', () => {
    const source = kitCompletions('export const loadPets = async (count: number) => count')
    expect(source(at('const a = lo'))).toMatchObject({
      from: 10,
      options: [{ label: 'loadPets', detail: '(count: number)' }],
    })
    expect(source(at('tf.lo'))).toBeNull()
    expect(source(at(''))).toBeNull()
    expect(source(at('', true))).not.toBeNull()
    expect(kitCompletions(undefined)(at('lo'))).toBeNull()
  })
})

describe('kitNames', () => {
  it('reads what a module exports', () => {
    const kit = `import { a } from './a.js'
export interface Cell { on: boolean }
export type Row = Cell[]
/** Words. */
export const three: number = 3
export const add = (a: number,
  b = 1): number => a + b
export async function load(name: string): Promise<string> { return name }
export class Pets {}
const hidden = 1
export { a }`
    expect(kitNames(kit)).toEqual([
      'Cell',
      'Row',
      'three',
      'add(a: number, b = 1): number',
      'load(name: string): Promise<string>',
      'Pets',
    ])
  })
  it('reads what is broken as far as it goes', () => {
    expect(kitNames('export const = \n export const b = 1')).toContain('b')
    expect(kitNames('')).toEqual([])
  })
})
