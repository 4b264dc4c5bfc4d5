import { describe, expect, it } from 'vitest'
import { createGate } from './gate.js'

/** Numbers, each when the gate lets it. */
const counted = (gate: ReturnType<typeof createGate>) => {
  const seen: number[] = []
  const work = (async () => {
    for (let i = 0; i < 4; i++) {
      await gate.pass()
      seen.push(i)
    }
  })()
  return { seen, work }
}

const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('createGate', () => {
  it('is open at first', async () => {
    const { seen, work } = counted(createGate())
    await work
    expect(seen).toEqual([0, 1, 2, 3])
  })

  it('lets one piece through at a time, and then all', async () => {
    const gate = createGate()
    gate.set('none')
    const { seen, work } = counted(gate)
    await turn()
    expect(seen).toEqual([])
    expect(gate.closed).toBe(true)
    gate.set('one')
    await turn()
    expect(seen).toEqual([0])
    gate.set('one')
    gate.set('one')
    await turn()
    expect(seen).toEqual([0, 1, 2])
    gate.set('all')
    await work
    expect(seen).toEqual([0, 1, 2, 3])
  })

  it('forgets pieces that it is told to hold back', async () => {
    const gate = createGate()
    gate.set('one')
    gate.set('none')
    const { seen } = counted(gate)
    await turn()
    expect(seen).toEqual([])
  })
})
