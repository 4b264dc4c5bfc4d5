import { expect, it } from 'vitest'
import { progressPath } from './progress-path.js'

const machine = (platform: string, env: Record<string, string> = {}) => ({
  platform,
  env,
  home: () => (platform === 'win32' ? 'C:\\Users\\li' : '/home/li'),
  cwd: () => (platform === 'win32' ? 'C:\\course' : '/home/li/course'),
})

it.each([
  ['linux', {}, '/home/li/.local/share/firstgrad/progress.json'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/firstgrad/progress.json'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/li/.local/share/firstgrad/progress.json'],
  ['linux', { FIRSTGRAD_PROGRESS: '/p.json', XDG_DATA_HOME: '/data' }, '/p.json'],
  ['linux', { FIRSTGRAD_PROGRESS: 'p.json' }, '/home/li/course/p.json'],
  ['linux', { FIRSTGRAD_PROGRESS: '' }, '/home/li/.local/share/firstgrad/progress.json'],
  ['darwin', {}, '/home/li/Library/Application Support/firstgrad/progress.json'],
  ['win32', {}, 'C:\\Users\\li\\AppData\\Roaming\\firstgrad\\progress.json'],
  ['win32', { APPDATA: 'D:\\r' }, 'D:\\r\\firstgrad\\progress.json'],
  ['win32', { FIRSTGRAD_PROGRESS: 'p.json' }, 'C:\\course\\p.json'],
])('%s with %j: %s', (platform, env, path) => {
  expect(progressPath(machine(platform, env))).toBe(path)
})
