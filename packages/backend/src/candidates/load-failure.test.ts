import { describe, expect, it } from 'vitest'
import { PassedOver } from '../passed-over.js'
import { loadFailure } from './load-failure.js'

const outcomeOf = (message: string): PassedOver => {
  try {
    loadFailure('tfjs-node', '@tensorflow/tfjs-node', ['@tensorflow/tfjs-node'])(new Error(message))
  } catch (error) {
    if (error instanceof PassedOver) return error
  }
  throw new Error('expected PassedOver')
}

describe('loadFailure', () => {
  it.each([
    "Cannot find package '@tensorflow/tfjs-node' imported from /app/index.js",
    "Cannot find module '@tensorflow/tfjs-node'\nRequire stack:",
    'Could not resolve "@tensorflow/tfjs-node" imported by "@firstgrad/backend". Is it installed?',
    'Failed to resolve module specifier "@tensorflow/tfjs-node"',
  ])('takes %j for missing', (message) => {
    const { reason, details } = outcomeOf(message)
    expect(reason).toBe('not-installed')
    expect(details).toEqual({ backend: 'tfjs-node', packages: ['@tensorflow/tfjs-node'] })
  })
  it.each([
    "Cannot find package 'long' imported from /app/node_modules/@tensorflow/tfjs-node/index.js",
    'The Node.js native addon module (tfjs_binding.node) can not be found at path: /app.\nRun …',
    "/lib/libm.so.6: version `GLIBC_2.29' not found",
  ])('takes %j for a broken install', (message) => {
    const { reason, details } = outcomeOf(message)
    expect(reason).toBe('load-failed')
    expect(details).toEqual({
      package: '@tensorflow/tfjs-node',
      message: message.split('\n')[0],
    })
  })
  it('survives a thrown string', () => {
    expect(() => loadFailure('cpu', 'x', ['x'])('boom')).toThrow(PassedOver)
  })
})
