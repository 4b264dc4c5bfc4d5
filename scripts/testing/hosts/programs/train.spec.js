import { train } from './train.js'

test('trains in a test runner', async () => {
  const { notes, threads, bits } = await train()
  expect({ threads, notes, bits }).toEqual({
    threads: 2,
    notes: [],
    bits: process.env.FIRSTGRAD_BITS,
  })
})
