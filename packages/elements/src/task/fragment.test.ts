import { encodePermalink } from '@firstgrad/core/permalink'
import { describe, expect, it } from 'vitest'
import { readFragment } from './fragment.js'

const nothing = { link: null, error: null }

describe('readFragment', () => {
  it('reads a link to this exercise', async () => {
    const link = { exercise: 'basics/neuron', code: '// 代码', lock: ['code'] }
    expect(await readFragment(encodePermalink(link), 'basics/neuron')).toEqual({
      link,
      error: null,
    })
  })
  it.each(['', 'a-heading', 'v1', 'version.1', '?lock=code'])(
    'leaves alone: %s',
    async (fragment) => {
      expect(await readFragment(fragment, 'basics/neuron')).toEqual(nothing)
    },
  )
  it('leaves alone what belongs to another exercise', async () => {
    const fragment = encodePermalink({ exercise: 'tf/hello', code: '' })
    expect(await readFragment(fragment, 'basics/neuron')).toEqual(nothing)
  })
  it.each(['v1.', 'v1.AAAA', 'v1.%%%', 'v2.AAAA', `v1.${'A'.repeat(70_000)}`])(
    'says that it cannot read: %.20s',
    async (fragment) => {
      const { link, error } = await readFragment(fragment, 'basics/neuron')
      expect(link).toBeNull()
      expect(error).toMatchObject({ code: 'core/permalink' })
    },
  )
})
