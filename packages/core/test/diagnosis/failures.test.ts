import { bind } from '@firstgrad/backend'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeCode } from '../../src/messages/index.js'
import { failures } from './failures.js'
import { findingsOf } from './trial.js'

beforeAll(async () => {
  await bind({ prefer: 'wasm' })
})

// The real data come over the network once.
describe('the training doctor names', { timeout: 120_000 }, () => {
  it.each(failures)('$name', async (trial) => {
    const findings = await findingsOf(trial)
    expect(
      findings.map(({ code }) => code),
      JSON.stringify(findings),
    ).toEqual(trial.expected)
    for (const finding of findings) {
      for (const language of ['en', 'zh-CN'] as const) {
        expect(describeCode(finding, language)).not.toMatch(/core\/|undefined|NaN|\[object/)
      }
    }
  })
})
