import { expect, it } from 'vitest'
import { nativeFolder } from './engine-folder.js'

it('is where the user says, else in the system’s cache', () => {
  const env = { XDG_CACHE_HOME: '/xdg', FIRSTGRAD_CACHE: '/mine' }
  expect(nativeFolder({ cacheFolder: '/given', env })).toBe('/given/native')
  expect(nativeFolder({ env })).toBe('/mine/native')
  expect(nativeFolder({ env: { XDG_CACHE_HOME: '/xdg' } })).toBe('/xdg/firstgrad/native')
  expect(nativeFolder({ env: { XDG_CACHE_HOME: 'relative' } })).toMatch(
    /\/\.cache\/firstgrad\/native$/,
  )
})
