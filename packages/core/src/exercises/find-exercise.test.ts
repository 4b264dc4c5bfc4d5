import { describe, expect, it } from 'vitest'
import { findExercise } from './find-exercise.js'

const exercises = [
  'tf/hello',
  'tf/line-fit',
  'basics/neuron',
  'basics/convolution',
  'basics/segment',
  'classic/segment',
].map((id) => ({ id }))

const error = (id: string) => {
  try {
    findExercise(exercises, id)
  } catch (caught) {
    return caught
  }
  return null
}

describe('findExercise', () => {
  it.each([
    ['basics/neuron', 'basics/neuron'],
    ['neuron', 'basics/neuron'],
    ['Neuron', 'basics/neuron'],
    [' basics/neuron ', 'basics/neuron'],
    ['basics/neuron.ts', 'basics/neuron'],
    ['basics\\neuron.ts', 'basics/neuron'],
    ['line-fit', 'tf/line-fit'],
    ['classic/segment', 'classic/segment'],
  ])('%j is %s', (id, found) => {
    expect(findExercise(exercises, id).id).toBe(found)
  })

  it('does not choose between two', () => {
    expect(error('segment')).toMatchObject({
      code: 'core/ambiguous-exercise',
      details: { id: 'segment', matches: ['basics/segment', 'classic/segment'] },
    })
  })

  it.each([
    ['nueron', ['basics/neuron']],
    ['neurons', ['basics/neuron']],
    ['basic/neuron', ['basics/neuron']],
    ['tf/neuron', ['basics/neuron']],
    ['convolutoin', ['basics/convolution']],
    ['tf/helo', ['tf/hello']],
    ['linefit', ['tf/line-fit']],
    ['segmnt', ['basics/segment', 'classic/segment']],
  ])('%j may mean %j', (id, suggestions) => {
    expect(error(id)).toMatchObject({ code: 'core/unknown-exercise', details: { id, suggestions } })
  })

  it.each([['xyzzy'], [''], ['/'], ['toString'], ['../../etc/passwd'], ['💥'], ['a'.repeat(2000)]])(
    '%j means nothing',
    (id) => {
      expect(error(id)).toMatchObject({
        code: 'core/unknown-exercise',
        details: { suggestions: [] },
      })
    },
  )
})
