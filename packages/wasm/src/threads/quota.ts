/**
 * How many processors' worth of time the container allows this process, which may be a fraction;
 * Infinity where nothing limits it. Linux only: control groups of version 2 and 1, nested as they
 * may be. (`os.availableParallelism()` of Node 20 does not know them.)
 *
 * @param root where the system's files lie; another folder in tests
 */
export const cpuQuota = (root = '/'): number => {
  const { readFileSync } = process.getBuiltinModule('node:fs')
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(root + path, 'utf8').trim()
    } catch {
      return
    }
  }
  let quota = Number.POSITIVE_INFINITY
  const limit = (microseconds: string | undefined, period: string | undefined) => {
    const share = Number(microseconds) / Number(period)
    // "max" and -1 mean no limit.
    if (share > 0) quota = Math.min(quota, share)
  }
  for (const line of read('proc/self/cgroup')?.split('\n') ?? []) {
    const [, controllers = '', ...path] = line.split(':')
    const names = controllers.split(',')
    if (controllers !== '' && !names.includes('cpu')) continue
    for (const folder of upwards(path.join(':'))) {
      if (controllers === '') {
        limit(...pair(read(`sys/fs/cgroup${folder}/cpu.max`)))
        continue
      }
      // Version 1 is mounted under the controllers' names, together or each by itself.
      for (const mount of new Set([controllers, 'cpu', 'cpu,cpuacct'])) {
        const at = `sys/fs/cgroup/${mount}${folder}/cpu.cfs_`
        limit(read(`${at}quota_us`), read(`${at}period_us`))
      }
    }
  }
  return quota
}

const pair = (text = ''): [string | undefined, string | undefined] => {
  const [first, second] = text.split(/\s+/)
  return [first, second]
}

/** A group and those that it lies in: a limit of any of them counts. In a container the outer ones may be out of sight. */
const upwards = (path: string): string[] => {
  const parts = path.split('/').filter(Boolean)
  return Array.from(
    { length: parts.length + 1 },
    (_, up) =>
      `${parts
        .slice(0, parts.length - up)
        .map((part) => `/${part}`)
        .join('')}`,
  )
}
