import { describe, expect, it } from 'vitest'
import { mayHaveVulkan } from './vulkan-loader.js'

const only = (path: string) => (asked: string) => asked === path

describe('mayHaveVulkan', () => {
  it('looks where Linux keeps libraries, and where it was told to', () => {
    const usual = only('/usr/lib/x86_64-linux-gnu/libvulkan.so.1')
    expect(mayHaveVulkan('linux', {}, usual)).toBe(true)
    const told = only('/opt/vulkan/libvulkan.so.1')
    expect(mayHaveVulkan('linux', { LD_LIBRARY_PATH: '/x:/opt/vulkan' }, told)).toBe(true)
    expect(mayHaveVulkan('linux', { LD_LIBRARY_PATH: '' }, told)).toBe(false)
  })
  it('does not look on systems that need no Vulkan', () => {
    const none = () => false
    expect([mayHaveVulkan('darwin', {}, none), mayHaveVulkan('win32', {}, none)]).toEqual([
      true,
      true,
    ])
  })
})
