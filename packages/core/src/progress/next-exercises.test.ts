import { describe, expect, it } from 'vitest'
import { missingPrerequisites, nextExercises, type Placed } from './next-exercises.js'
import { emptyProgress, type Progress } from './progress.js'
import { type Deed, record } from './record.js'

const pass = { type: 'judged', verdict: 'pass', mistake: null } as const
const start = { type: 'started' } as const

const exercise = (id: string, number: number, ...prerequisites: readonly string[]): Placed => ({
  id,
  number,
  prerequisites,
})
/** Out of order, as a list may be. */
const course = [
  exercise('b/net', 5, 'b/neuron'),
  exercise('a/hello', 1),
  exercise('b/neuron', 4, 'a/ops'),
  exercise('a/ops', 2, 'a/hello'),
  exercise('a/feed', 3, 'a/hello', 'classic/not-here'),
]

const after = (...deeds: readonly (readonly [string, Deed])[]): Progress =>
  deeds.reduce<Progress>(
    (progress, [id, deed], i) =>
      record(progress, id, deed, new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString()),
    emptyProgress,
  )

const idsAfter = (...deeds: readonly (readonly [string, Deed])[]) =>
  nextExercises(course, after(...deeds)).map(({ id }) => id)

describe('nextExercises', () => {
  it('begins where nothing comes before', () => {
    expect(idsAfter()).toEqual(['a/hello'])
  })
  it('opens what has all its prerequisites, in the order of the course', () => {
    expect(idsAfter(['a/hello', pass])).toEqual(['a/ops', 'a/feed'])
    expect(idsAfter(['a/hello', pass], ['a/ops', pass])).toEqual(['a/feed', 'b/neuron'])
  })
  it('puts what was begun first, the latest before the others', () => {
    const begun = [
      ['a/hello', pass],
      ['a/feed', start],
      ['b/net', start],
    ] as const
    expect(idsAfter(...begun)).toEqual(['b/net', 'a/feed', 'a/ops'])
    expect(idsAfter(...begun, ['a/feed', { type: 'hint', rung: 1 }])[0]).toBe('a/feed')
  })
  it('is empty when everything is passed', () => {
    expect(idsAfter(...course.map(({ id }) => [id, pass] as const))).toEqual([])
  })
  it('leaves nobody with nothing where prerequisites go in a circle', () => {
    const circle = [exercise('a/y', 2, 'a/x'), exercise('a/x', 1, 'a/y')]
    expect(nextExercises(circle, emptyProgress).map(({ id }) => id)).toEqual(['a/x', 'a/y'])
  })
})

describe('missingPrerequisites', () => {
  it('names what is not passed, of what the course holds', () => {
    const [net, , , , feed] = course as [Placed, Placed, Placed, Placed, Placed]
    expect(missingPrerequisites(net, course, emptyProgress)).toEqual(['b/neuron'])
    expect(missingPrerequisites(feed, course, after(['a/hello', pass]))).toEqual([])
  })
})
