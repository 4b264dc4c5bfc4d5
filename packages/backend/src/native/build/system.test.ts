import { describe, expect, it } from 'vitest'
import { requireRecipe, thisSystem } from './system.js'

const codeOf = (...args: Parameters<typeof requireRecipe>): unknown => {
  try {
    requireRecipe(...args)
  } catch (error) {
    return (error as { code: unknown }).code
  }
  return undefined
}
const linux = (arch: string, glibc: string | undefined) => ({ platform: 'linux', arch, glibc })

describe('requireRecipe', () => {
  it('has the engines of Linux on x64 and arm64', () => {
    const wheels = (...args: Parameters<typeof requireRecipe>) =>
      requireRecipe(...args).wheels.map(({ project }) => project)
    expect(wheels('tfjs-node', linux('x64', '2.36'))).toEqual(['tensorflow-cpu'])
    expect(wheels('tfjs-node', linux('arm64', '2.17'))).toEqual(['tensorflow-cpu-aws'])
    const gpu = wheels('tfjs-node-gpu', linux('x64', '2.31'))
    expect(gpu).toHaveLength(10)
    expect(gpu).toContain('nvidia-cudnn-cu12')
  })
  it('puts no file in the place of another, and none outside', () => {
    for (const [engine, arch] of [
      ['tfjs-node', 'x64'],
      ['tfjs-node', 'arm64'],
      ['tfjs-node-gpu', 'x64'],
    ] as const) {
      const { wheels } = requireRecipe(engine, linux(arch, '2.36'))
      const names = wheels.flatMap(({ members }) => members.map(({ name }) => name))
      expect(new Set(names).size).toBe(names.length)
      expect(names.filter((name) => /^\/|\.\.|\\/.test(name))).toEqual([])
      for (const { sha256, members } of wheels)
        for (const digest of [sha256, ...members.map((member) => member.sha256)])
          expect(digest).toMatch(/^[0-9a-f]{64}$/)
    }
  })
  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'ia32'],
  ])('says that %s %s is not supported', (platform, arch) => {
    const system = { platform, arch, glibc: '2.36' }
    expect(codeOf('tfjs-node', system)).toBe('backend/native-unsupported')
  })
  it('has no GPU engine for arm64', () => {
    expect(codeOf('tfjs-node-gpu', linux('arm64', '2.36'))).toBe('backend/native-unsupported')
  })
  it('says what is wrong with the C library', () => {
    expect(codeOf('tfjs-node', linux('x64', undefined))).toBe('backend/native-musl')
    expect(codeOf('tfjs-node', linux('x64', '2.12'))).toBe('backend/native-old-glibc')
    expect(codeOf('tfjs-node', linux('x64', '3.0'))).toBeUndefined()
  })
})

it('knows this machine', () => {
  const { platform, arch, glibc } = thisSystem()
  expect({ platform, arch }).toEqual({ platform: process.platform, arch: process.arch })
  if (glibc !== undefined) expect(glibc).toMatch(/^\d+\.\d+/)
})
