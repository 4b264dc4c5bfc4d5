import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { firstgrad, jsonLines } from './firstgrad.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstgrad-cli-backend-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The wheels of TensorFlow by their project: name and size as published. */
const published: Readonly<Record<string, readonly [file: string, bytes: number]>> = {
  'tensorflow-cpu': [
    'tensorflow_cpu-2.15.1-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    207165286,
  ],
  'tensorflow-cpu-aws': [
    'tensorflow_cpu_aws-2.15.1-cp310-cp310-manylinux_2_17_aarch64.manylinux2014_aarch64.whl',
    211831219,
  ],
}

const { glibcVersionRuntime } = (
  process.report.getReport() as { header: { glibcVersionRuntime?: string } }
).header
const isSupported =
  process.platform === 'linux' &&
  ['x64', 'arm64'].includes(process.arch) &&
  glibcVersionRuntime !== undefined
const unsupported = 'the native engine is for Linux with glibc on x64 and arm64'

const names = [
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.so.2',
  'tensorflow_cpu_aws.libs/libomp-54bf90fd.so.5',
  ...['c_api', 'c_api_macros', 'tf_attrtype', 'tf_buffer', 'tf_datatype', 'tf_status'],
  ...['tf_tensor', 'tf_tstring', 'eager/c_api'],
].map((name) => (name.includes('.so') ? name : `tensorflow/include/tensorflow/c/${name}.h`))
names.push(
  ...['tensorflow/core', 'tsl'].flatMap((room) => [
    `tensorflow/include/${room}/platform/ctstring.h`,
    `tensorflow/include/${room}/platform/ctstring_internal.h`,
  ]),
  'tensorflow/include/tsl/c/tsl_status.h',
)

/** The last bytes of a zip that claims to hold all that is wanted, a megabyte each. */
const endOfWheel = (bytes: number): Buffer => {
  const entries = names.map((name, i) => {
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(1_000_000, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(i * 1_000_100, 42)
    entry.write(name, 46)
    return entry
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(bytes - 22 - directory.length, 16)
  const tail = Buffer.concat([directory, end])
  return Buffer.concat([Buffer.alloc(2 ** 17 - tail.length), tail])
}

const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`
}

/** An index whose wheels never end: each part begins and then nothing more comes. */
const stuckIndex = () =>
  serve(({ url = '', headers }, response) => {
    const project = /^\/simple\/(.+)\/$/.exec(url)?.[1]
    if (project !== undefined) {
      const [filename] = published[project]!
      response.end(JSON.stringify({ files: [{ filename, url: `/${project}`, hashes: {} }] }))
      return
    }
    const [, bytes] = published[url.slice(1)]!
    const [from, to] = /(\d+)-(\d+)/.exec(headers.range!)!.slice(1).map(Number) as [number, number]
    response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${bytes}` })
    const end = endOfWheel(bytes)
    const start = bytes - end.length
    if (from >= start) response.end(end.subarray(from - start, to + 1 - start))
    else response.write(Buffer.alloc(300_000))
  })

/** A compiler that is happy with everything; none of these tests comes as far as to need one. */
const compiler = (): string => {
  const path = join(folder, 'c++')
  writeFileSync(path, '#!/bin/sh\ncat > /dev/null\n')
  chmodSync(path, 0o755)
  return path
}

const environment = (index: string) => ({
  FIRSTGRAD_CACHE: join(folder, 'cache'),
  PIP_CONFIG_FILE: '/dev/null',
  PIP_INDEX_URL: index,
  CXX: compiler(),
})

describe('backend', { timeout: 60_000 }, () => {
  it.each([
    [['backend', '--help']],
    [['backend', 'install', '--help']],
    [['backend', 'remove', '--help']],
    [['backend', 'list']],
    [['backend', 'remove', 'native']],
  ])('%j fits 80 columns in both languages', async (args) => {
    for (const env of [{}, { LANG: 'zh_CN.UTF-8' }]) {
      const all = { ...env, FIRSTGRAD_CACHE: folder }
      const { code, stdout, stderr } = await firstgrad(args, { env: all })
      expect([code, stderr]).toEqual([0, ''])
      expect(/[\u4e00-\u9fff]/.test(stdout)).toBe('LANG' in env)
      for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
    }
  })
  it('knows native only', async () => {
    const { code, stderr } = await firstgrad(['backend', 'install', 'webgpu'])
    expect(code).toBe(2)
    expect(stderr).toContain('"webgpu" cannot be installed or removed this way; only native can.')
  })
  it('says in words and as an event why it cannot install', async (context) => {
    if (!isSupported) return context.skip(unsupported)
    const index = await serve((_, response) => response.writeHead(404).end())
    const env = environment(index.replace('//', '//ann:pass-word@'))
    const said = await firstgrad(['backend', 'install', 'native'], { env })
    expect(said.code).toBe(1)
    expect(said.stderr).toContain(`is not in ${index}. Choose an index that mirrors PyPI`)
    expect(said.stderr + said.stdout).not.toContain('pass-word')
    const json = await firstgrad(['backend', 'install', 'native', '--json'], { env })
    expect(jsonLines(json.stdout)).toMatchObject([
      { type: 'error', code: 'backend/native-not-in-index' },
    ])
    expect(json.stdout).not.toContain('pass-word')
  })
  it('ends with 130 on Ctrl-C, keeps what came, and lists and removes it', async (context) => {
    if (!isSupported) return context.skip(unsupported)
    const env = environment(await stuckIndex())
    const { code, stdout } = await firstgrad(['backend', 'install', 'native', '--json'], {
      env,
      once: { when: '"progress"', act: (kill) => kill('SIGINT') },
    })
    expect(code).toBe(130)
    expect(jsonLines(stdout).at(-1)).toMatchObject({ type: 'error', code: 'cli/interrupted' })
    const list = await firstgrad(['backend', 'list', '--json'], { env })
    const { installed } = jsonLines(list.stdout)[0] as never as {
      installed: { path: string; complete: boolean }[]
    }
    expect(installed).toMatchObject([{ complete: false }])
    const partial = join(installed[0]!.path, '.partial')
    const [part] = readdirSync(partial)
    expect(part).toMatch(/libtensorflow_cc/)
    expect(statSync(join(partial, part!)).size).toBeGreaterThan(0)
    const removed = await firstgrad(['backend', 'remove', 'native', '--json'], { env })
    expect(jsonLines(removed.stdout)).toMatchObject([{ removed: [{ complete: false }] }])
    expect(readdirSync(env.FIRSTGRAD_CACHE)).toEqual([])
  })
})
