import { describe, expect, it, vi } from 'vitest'
import { cacheFolder } from './cache-folder.js'

const machine = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}) => ({
  platform,
  env,
  home: () => (platform === 'win32' ? 'C:\\Users\\ada' : '/home/ada'),
  cwd: () => (platform === 'win32' ? 'D:\\work' : '/home/ada/lesson'),
})

describe('cacheFolder', () => {
  it('is the cache folder of the system', () => {
    expect(cacheFolder({}, machine('linux'))).toBe('/home/ada/.cache/firstgrad/datasets')
    expect(cacheFolder({}, machine('linux', { XDG_CACHE_HOME: '/big' }))).toBe(
      '/big/firstgrad/datasets',
    )
    expect(cacheFolder({}, machine('linux', { XDG_CACHE_HOME: 'relative' }))).toBe(
      '/home/ada/.cache/firstgrad/datasets',
    )
    expect(cacheFolder({}, machine('darwin'))).toBe('/home/ada/Library/Caches/firstgrad/datasets')
    expect(cacheFolder({}, machine('win32'))).toBe(
      'C:\\Users\\ada\\AppData\\Local\\firstgrad\\Cache\\datasets',
    )
    expect(cacheFolder({}, machine('win32', { LOCALAPPDATA: 'E:\\local' }))).toBe(
      'E:\\local\\firstgrad\\Cache\\datasets',
    )
  })

  it('is FIRSTGRAD_DATA_DIR before that, and the option before all', () => {
    const env = { FIRSTGRAD_DATA_DIR: '/data', XDG_CACHE_HOME: '/big' }
    expect(cacheFolder({}, machine('linux', env))).toBe('/data')
    expect(cacheFolder({ cacheDir: '/mine' }, machine('linux', env))).toBe('/mine')
    expect(cacheFolder({ cacheDir: 'mine' }, machine('linux', env))).toBe('/home/ada/lesson/mine')
    expect(cacheFolder({ cacheDir: 'mine' }, machine('win32', env))).toBe('D:\\work\\mine')
    expect(cacheFolder({}, machine('linux', { FIRSTGRAD_DATA_DIR: '' }))).toBe(
      '/home/ada/.cache/firstgrad/datasets',
    )
  })

  it('is looked up at each call', () => {
    vi.stubEnv('FIRSTGRAD_DATA_DIR', '/one')
    expect(cacheFolder()).toBe('/one')
    vi.stubEnv('FIRSTGRAD_DATA_DIR', '/two')
    expect(cacheFolder()).toBe('/two')
    vi.unstubAllEnvs()
  })

  it('refuses an empty path', () => {
    expect(() => cacheFolder({ cacheDir: '' })).toThrow(/Option "cacheDir"/)
  })
})
