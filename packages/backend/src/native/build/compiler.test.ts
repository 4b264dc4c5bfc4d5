import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratchFolder } from '../../../test/native/scratch.js'
import { compiler } from '../../../test/native/tiny-engine.js'
import { compilerReason, findCompiler } from './compiler.js'

const { signal } = new AbortController()

const script = (text: string): string => {
  const path = join(scratchFolder(), 'my-c++')
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
  return path
}

describe('findCompiler', () => {
  it('finds one that compiles C++17', async (context) => {
    if (!compiler) return context.skip('no C++ compiler here')
    expect(await findCompiler({}, signal)).toEqual({ command: compiler, args: [] })
  })
  it('takes CXX with its arguments, and no other', async () => {
    const command = script('[ "$1" = "-m64" ] && cat > /dev/null')
    const found = await findCompiler({ CXX: `${command} -m64` }, signal)
    expect(found).toEqual({ command, args: ['-m64'] })
  })
  it('says what to install where there is none', async () => {
    const osRelease = join(scratchFolder(), 'os-release')
    const missing = (ids: string) => {
      writeFileSync(osRelease, ids)
      return findCompiler({ CXX: '/nowhere/c++' }, signal, osRelease)
    }
    await expect(missing('ID=ubuntu\nID_LIKE=debian\n')).rejects.toMatchObject({
      code: 'backend/native-no-compiler',
      details: { tried: ['/nowhere/c++'], install: 'sudo apt install g++' },
    })
    await expect(missing('ID="rocky"\nID_LIKE="rhel centos"\n')).rejects.toThrow('dnf install')
    await expect(missing('')).rejects.toThrow('g++ or clang++')
  })
  it('says why one that is too old cannot do it', async () => {
    const old = script('cat > /dev/null; echo "error: unrecognized option -std=c++17" >&2; exit 1')
    await expect(findCompiler({ CXX: old }, signal)).rejects.toMatchObject({
      code: 'backend/native-old-compiler',
      details: { compiler: old, reason: 'error: unrecognized option -std=c++17' },
    })
  })
})

it('takes the errors out of all that a compiler says', () => {
  const said = 'In file included from a.cc:1:\na.h:3: warning: x\na.h:4:1: error: y\n   4 | z\n'
  expect(compilerReason(said)).toBe('a.h:4:1: error: y')
  expect(compilerReason('Killed\n')).toBe('Killed')
})
