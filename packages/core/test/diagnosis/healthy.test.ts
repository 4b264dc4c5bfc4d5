import { bind } from '@firstgrad/backend'
import { beforeAll, describe, expect, it } from 'vitest'
import { healthy } from './healthy.js'
import { findingsOf } from './trial.js'

beforeAll(async () => {
  await bind({ prefer: 'wasm' })
})

// The real data come over the network once.
describe('the training doctor finds nothing wrong with', { timeout: 120_000 }, () => {
  it.each(healthy)('$name', async (trial) => {
    expect(await findingsOf(trial)).toEqual([])
  })
})
