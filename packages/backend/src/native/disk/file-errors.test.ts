import { expect, it } from 'vitest'
import { asFileError, reasonOf } from './file-errors.js'

const system = (code: string) => Object.assign(new Error(`${code}: no`), { code, syscall: 'open' })

it.each([
  ['ENOSPC', 'backend/native-disk-full'],
  ['EDQUOT', 'backend/native-disk-full'],
  ['EROFS', 'backend/native-read-only'],
  ['EACCES', 'backend/native-no-permission'],
  ['EISDIR', 'backend/native-file-system'],
])('puts %s into words', (code, ours) => {
  expect(asFileError(system(code), '/x', 5e8)).toMatchObject({
    code: ours,
    details: { path: '/x' },
  })
})

it('leaves other errors as they are', () => {
  const error = new TypeError('x')
  expect(asFileError(error, '/x')).toBe(error)
})

it('tells how much room a full disk lacks', () => {
  const error = asFileError(system('ENOSPC'), '/x', 6.2e8) as Error
  expect(error.message).toContain('620.0 MB')
})

it('keeps logins out of reasons', () => {
  expect(reasonOf(new Error('GET https://me:secret@host/a failed'))).toBe(
    'GET https://host/a failed',
  )
})
