import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { cpuQuota } from './quota.js'

let folder: string | undefined
afterEach(() => folder && rmSync(folder, { recursive: true }))

/** A root folder with these files. */
const root = (files: Record<string, string>): string => {
  folder = mkdtempSync(join(tmpdir(), 'quota-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), `${text}\n`)
  }
  return `${folder}/`
}

it('is endless where nothing limits', () => {
  expect(cpuQuota(root({}))).toBe(Infinity)
  expect(
    cpuQuota(root({ 'proc/self/cgroup': '0::/a', 'sys/fs/cgroup/a/cpu.max': 'max 100000' })),
  ).toBe(Infinity)
})

it('is the least of nested groups of version 2', () => {
  const files = {
    'proc/self/cgroup': '0::/pod.slice/box:1/app',
    'sys/fs/cgroup/cpu.max': 'max 100000',
    'sys/fs/cgroup/pod.slice/cpu.max': '250000 100000',
    'sys/fs/cgroup/pod.slice/box:1/cpu.max': '30000 20000',
    'sys/fs/cgroup/pod.slice/box:1/app/cpu.max': '800000 100000',
  }
  expect(cpuQuota(root(files))).toBe(1.5)
})

it('finds the limit of a container that sees only its own group', () => {
  const files = {
    'proc/self/cgroup': '0::/docker/4f2a',
    'sys/fs/cgroup/cpu.max': '50000 100000',
  }
  expect(cpuQuota(root(files))).toBe(0.5)
})

it('reads version 1, wherever it is mounted', () => {
  for (const mount of ['cpu', 'cpu,cpuacct']) {
    const files = {
      'proc/self/cgroup': `4:memory:/docker/4f2a\n3:${mount}:/docker/4f2a\n0::/`,
      [`sys/fs/cgroup/${mount}/cpu.cfs_quota_us`]: '300000',
      [`sys/fs/cgroup/${mount}/cpu.cfs_period_us`]: '100000',
    }
    expect(cpuQuota(root(files))).toBe(3)
  }
  const unlimited = {
    'proc/self/cgroup': '1:cpu:/',
    'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1',
    'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
  }
  expect(cpuQuota(root(unlimited))).toBe(Infinity)
})

it('does not mind files that hold something else', () => {
  for (const text of ['', 'nonsense', '0 0', '100000', '-5 100000']) {
    expect(
      cpuQuota(root({ 'proc/self/cgroup': '0::/\nnonsense', 'sys/fs/cgroup/cpu.max': text })),
    ).toBe(Infinity)
  }
})
